import type { IncomingMessage } from "node:http";
import { RequestError } from "../errors.ts";
import { pathOf } from "./request-target.ts";

const SIGNS_OF_LIFE: ReadonlySet<string> = new Set(["/health", "/ready", "/metrics"]);

/** Whoever watches is told to the end. */
export const isSignOfLife = (request: IncomingMessage) =>
  request.method === "GET" && SIGNS_OF_LIFE.has(pathOf(request));

/** Nothing was begun: whoever asks can safely ask again, elsewhere or later. */
export const offDuty = () =>
  new RequestError("OVERLOADED", 503, "The gateway is going off duty: try again in a moment.", {
    retryAfterMs: 1000,
  });
