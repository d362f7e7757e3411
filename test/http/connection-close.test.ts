import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { describe, it } from "node:test";
import { BY_URL, startHouse } from "../support/gateway.ts";
import { answerUntilClosed } from "../support/raw-answer.ts";
import { until } from "../support/until.ts";
import { read } from "../support/upstream.ts";

const NAME = read({ 姓名: "王小明" });
const TYPES = ["application/json", "text/event-stream", "multipart/mixed"];

const BODY = JSON.stringify({ query: BY_URL, variables: { url: "https://example.com/a.jpg" } });

const request = (accept: string, connection: string) =>
  `POST /graphql HTTP/1.1\r\nhost: localhost\r\naccept: ${accept}\r\nconnection: ${connection}\r\n` +
  `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(BODY)}\r\n\r\n${BODY}`;

function assertClosing(answer: string, accept: string): void {
  const [head = "", ...body] = answer.split("\r\n\r\n");
  assert.match(head, /^HTTP\/1.1 200 /);
  assert.ok(head.toLowerCase().includes(`content-type: ${accept}`), head);
  assert.deepEqual(head.match(/^connection: .*$/gim), ["Connection: close"]);
  assert.match(body.join(), /王小明/);
}

describe("a connection that is to be closed", () => {
  for (const accept of TYPES)
    it(`is closed after an answer of ${accept}`, async () => {
      await using app = await startHouse(NAME);
      assertClosing(await answerUntilClosed(app.url, request(accept, "close")), accept);
    });

  for (const accept of TYPES)
    it(`is closed after an answer of ${accept} during shutdown, though it was to be kept`, async () => {
      const held: ServerResponse[] = [];
      const app = await startHouse((response) => held.push(response)); // ended below
      const answer = answerUntilClosed(app.url, request(accept, "keep-alive"));
      await until(() => held.length === 1, "a call is under way");
      const ended = app[Symbol.asyncDispose]();
      held.forEach(NAME);
      assertClosing(await answer, accept);
      await ended;
    });
});
