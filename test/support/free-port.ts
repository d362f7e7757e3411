import { serve } from "./serve.ts";

/** A port of the loopback interface that was free a moment ago. */
export async function freePort(): Promise<number> {
  await using server = await serve((_, response) => void response.end());
  return Number(server.url.port);
}
