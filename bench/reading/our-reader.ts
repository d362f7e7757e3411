import { startChild, type Child } from "./child.ts";

type ReaderEnvironment = typeof import("../../src/local-ocr/reading/reader-environment.ts");

/** Where this file's own checkout lies. */
export const CHECKOUT = new URL("../../", import.meta.url);

/**
 * Starts the reader of a checkout in a process of its own, as the service starts it there.
 *
 * @param checkout - default: this one
 */
export async function startOurReader(checkout: URL = CHECKOUT): Promise<Child> {
  const { READER_ENVIRONMENT, READER_FLAGS } = (await import(
    new URL("src/local-ocr/reading/reader-environment.ts", checkout).href
  )) as ReaderEnvironment;
  const module = new URL("bench/reading/our-child.ts", checkout);
  return startChild(module, READER_ENVIRONMENT, READER_FLAGS);
}
