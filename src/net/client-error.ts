import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

const STATUS_OF: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "413 Payload Too Large",
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
};

/**
 * Cuts a connection on which no request can be understood, as Node does when nobody listens for
 * `clientError`.
 *
 * @param current - the answer that is being made on it: nothing is written into one that has begun
 */
export function refuseBadRequest(
  socket: Socket,
  error: NodeJS.ErrnoException,
  current: ServerResponse | undefined,
): void {
  const status = STATUS_OF[error.code ?? ""] ?? "400 Bad Request";
  if (socket.writable && !current?.headersSent)
    socket.write(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
  socket.destroy(error);
}
