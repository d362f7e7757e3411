import type { LocalOcrEvent } from "./events.ts";

/** What the service's process tells the gateway's. */
export type ServiceMessage =
  | { readonly kind: "event"; readonly event: LocalOcrEvent }
  | { readonly kind: "listening"; readonly port: number }
  | { readonly kind: "ready" }
  | { readonly kind: "unable"; readonly message: string };
