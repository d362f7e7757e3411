import type { LocalOcrEvent } from "./events.ts";
import type { ServiceOptions } from "./service.ts";

/** What the gateway's process tells the service's: first its options, then of each connection. */
export type ServiceOrder =
  | { readonly kind: "start"; readonly options: Omit<ServiceOptions, "log"> }
  /** Comes with the connection itself, unless that has closed meanwhile. */
  | { readonly kind: "connection"; readonly id: number };

/** What the service's process tells the gateway's. */
export type ServiceMessage =
  | { readonly kind: "event"; readonly event: LocalOcrEvent }
  | { readonly kind: "ready" }
  | { readonly kind: "unable"; readonly message: string }
  /** From now on the service reads from this connection. */
  | { readonly kind: "taken"; readonly id: number };
