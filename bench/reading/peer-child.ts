import { answer } from "./child.ts";

/** What is used of the peer. Its package is installed for this bench alone, so it may be missing. */
interface Peer {
  detect(path: string): Promise<unknown>;
}

/** Not a literal: the compiler must not look for a package that only this bench installs. */
const PEER = ["@gutenye", "ocr-node"].join("/");

const { default: Ocr } = (await import(PEER)) as {
  default: { create(): Promise<Peer> };
};
const peer = await Ocr.create();

await answer(async ({ file }) => {
  await peer.detect(file);
  return [];
});
