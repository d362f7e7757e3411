/**
 * An OCR service in a process of its own, so that whoever makes the load does not slow it down. It
 * answers each picture after as many milliseconds as its first argument says.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { read } from "../../test/support/upstream.ts";

const readingMs = Number(process.argv[2]);
const answer = read({ 姓名: "王小明" });

const server = createServer((request, response) => {
  request.resume().once("end", () => setTimeout(() => void answer(response), readingMs));
}).listen(0, "127.0.0.1", () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
