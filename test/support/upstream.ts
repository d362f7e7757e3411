import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { ACCOUNT } from "./local-ocr.ts";
import { serve } from "./serve.ts";

/** One request as the OCR service saw it. */
export interface SeenCall {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Writes the answer to call number `count`, from 1. */
export type Answer = (response: ServerResponse, count: number, call: SeenCall) => void;

/** Answers with an envelope, like the real service. */
export const reply =
  (envelope: unknown, status = 200) =>
  (response: ServerResponse) =>
    response
      .writeHead(status, { "content-type": "application/json" })
      .end(JSON.stringify(envelope));

export const refuse = (code: number, message = "refused") => reply({ code, message });

/** Answers with these items, each surely read. */
export const read = (items: Readonly<Record<string, string>>) =>
  reply({
    code: 0,
    message: "OK",
    data: {
      session_id: "session-1",
      items: Object.entries(items).map(([item, itemstring]) => ({
        item,
        itemstring,
        itemconf: 0.99,
        itemcoord: { x: 1, y: 2, width: 30, height: 40 },
      })),
    },
  });

export interface UpstreamOptions {
  /** Whether it gives a sign of life. Default: always. */
  readonly isAlive?: () => boolean;
}

/** An OCR service of the test's own on a real socket, which keeps what it was sent. */
export async function startUpstream(answer: Answer, options: UpstreamOptions = {}) {
  const { isAlive = () => true } = options;
  const calls: SeenCall[] = [];
  let probes = 0;
  const server = await serve((request, response) => {
    if (request.method !== "POST") {
      probes++;
      if (isAlive()) response.end();
      else response.destroy();
      return;
    }
    buffer(request).then(
      (body) => {
        const call = { headers: request.headers, body };
        answer(response, calls.push(call), call);
      },
      () => response.destroy(),
    );
  });
  return { ...server, calls, probes: () => probes };
}

/** The settings of a gateway's process that has this OCR service for its provider. */
export const settingsFor = ({ url }: { readonly url: URL }) => ({
  OCR_PROVIDER: "cloud-image",
  OCR_ENDPOINT: url.origin,
  OCR_APP_ID: ACCOUNT.appId,
  OCR_SECRET_ID: ACCOUNT.secretId,
  OCR_SECRET_KEY: ACCOUNT.secretKey,
});
