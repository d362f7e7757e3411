import { createHttpServer } from "./http-server.ts";
import { createService, type Service, type ServiceOptions } from "./service.ts";

export interface LocalOcrOptions extends ServiceOptions {
  /** Default: 127.0.0.1. */
  readonly host?: string;
  /** 0 for any free one. */
  readonly port: number;
}

/** The service with a port of its own. */
export interface LocalOcr extends Service {
  /** Where it listens. */
  readonly url: URL;
}

/**
 * Starts the local OCR service by itself, for any client of the original API.
 *
 * @throws {Error} if the port cannot be had
 */
export async function createLocalOcr(options: LocalOcrOptions): Promise<LocalOcr> {
  const { host = "127.0.0.1", port, ...serviceOptions } = options;
  const server = createHttpServer();
  const url = await server.listen(port, host);
  return { url, ...createService(server, serviceOptions) };
}
