import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { DRIVING_LICENCE_PATH } from "../ocr/wire.ts";
import type { Answer } from "./calls.ts";
import { envelopeOf, send } from "./reply.ts";

export interface FaceOptions {
  /** Answers one call of the API. */
  readonly call: Answer;
  /** Whether a picture that came now would be read. */
  readonly isReady: () => boolean;
  /** Whether the server takes no further connections. */
  readonly isClosing: () => boolean;
}

/**
 * Leads a request to the API, or to `GET /ready` for whoever watches over this service.
 *
 * What is no call of the API at all, by its path or method, has status 404 or 405, and the API's
 * envelope all the same.
 */
export function createFace({ call, isReady, isClosing }: FaceOptions): RequestListener {
  const doors: Readonly<Record<string, Door>> = {
    [DRIVING_LICENCE_PATH]: { method: "POST", open: (...exchange) => void call(...exchange) },
    "/ready": {
      method: "GET",
      open: (request, response) =>
        void send(request, response, isReady() ? 200 : 503, { ready: isReady() }),
    },
  };
  return (request, response) => {
    if (isClosing()) response.shouldKeepAlive = false;
    const path = pathOf(request);
    const door = Object.hasOwn(doors, path) ? doors[path] : undefined;
    if (door?.method === request.method) {
      door?.open(request, response);
      return;
    }
    if (door) response.setHeader("allow", door.method);
    void send(request, response, door ? 405 : 404, envelopeOf(3));
  };
}

interface Door {
  readonly method: string;
  readonly open: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Through a proxy, the whole address of the original service comes in place of a path. */
function pathOf({ url = "" }: IncomingMessage): string {
  const base = "http://localhost";
  return URL.canParse(url, base) ? new URL(url, base).pathname : url;
}
