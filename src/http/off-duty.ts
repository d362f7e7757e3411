import type { IncomingMessage, ServerResponse } from "node:http";
import { drain } from "./body.ts";

const SIGNS_OF_LIFE: ReadonlySet<unknown> = new Set(["/health", "/ready", "/metrics"]);

/** Whoever watches is told to the end. */
export const isSignOfLife = ({ url, method }: IncomingMessage) =>
  method === "GET" && SIGNS_OF_LIFE.has(url);

/** A body longer than this is not read just to be thrown away, in bytes. */
const REFUSED_BYTES = 16 * 2 ** 20;

/**
 * Before anything was begun: whoever asks can safely ask again, elsewhere or later. An answer before
 * the body's end would be lost with the connection.
 */
export async function refuse(request: IncomingMessage, response: ServerResponse): Promise<void> {
  await drain(request, REFUSED_BYTES);
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "content-length": String(Buffer.byteLength(REFUSAL)),
    "retry-after": "1",
  };
  response.writeHead(503, headers).end(REFUSAL);
}

const REFUSAL = JSON.stringify({
  errors: [
    {
      message: "The gateway is going off duty: try again in a moment.",
      extensions: { code: "OVERLOADED", retryable: true, billed: "NO", retryAfterMs: 1000 },
    },
  ],
});
