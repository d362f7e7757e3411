import type { IncomingMessage, ServerResponse } from "node:http";
import { RETURN_CODES, type ReturnCode } from "../ocr/return-codes.ts";
import type { Credentials } from "../ocr/signature.ts";
import type { WireItem } from "../ocr/wire.ts";
import { createAuthenticate } from "./authenticate.ts";
import { clientWaitOf } from "./client-wait.ts";
import { bugOf } from "../errors.ts";
import { readParameters } from "./parameters.ts";
import { readBody } from "./read-body.ts";
import { recognize, type RecognitionOptions } from "./recognition.ts";
import { Refusal } from "./refusal.ts";
import { envelopeOf, send } from "./reply.ts";

export interface CallsOptions extends RecognitionOptions {
  readonly accounts: readonly Credentials[];
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** So many calls may have their bodies in memory; any more are too frequent. */
const MAX_CALLS = 32;

/**
 * Answers calls of `/ocr/drivinglicence`, always in the API's envelope and with status 200: the page
 * names no statuses, and every known client reads the envelope of a 200.
 *
 * The signature is judged before the body is read. So a stranger costs no memory, and the page's own
 * sample, whose length and signature are both made up, is told about its signature.
 */
export function createCalls(options: CallsOptions): Answer {
  const { accounts, log } = options;
  const authenticate = createAuthenticate(accounts);
  let calls = 0;
  const itemsFor = async (request: IncomingMessage, response: ServerResponse) => {
    const wait = clientWaitOf(request, response);
    const caller = authenticate(request.headers.authorization, Date.now() / 1000);
    if (calls > MAX_CALLS) throw new Refusal(15);
    const body = await readBody(request, response);
    const given = readParameters(request.headers["content-type"] ?? "", body);
    return recognize(caller, given, wait, options);
  };
  return async (request, response) => {
    const startedAt = performance.now();
    calls++;
    const outcome = await settled(itemsFor(request, response));
    calls--;
    const durationMs = performance.now() - startedAt;
    if (request.socket.destroyed) {
      log({ event: "abandoned", durationMs });
      return;
    }
    if (outcome.bug) log({ event: "bug", ...bugOf(outcome.bug) });
    void send(request, response, 200, envelopeOf(outcome.code, outcome.items));
    log({ event: "answered", code: RETURN_CODES[outcome.code].name, durationMs });
  };
}

interface Outcome {
  readonly code: ReturnCode;
  readonly items?: readonly WireItem[];
  /** What nobody foresaw; or what became of a call whose client has gone. */
  readonly bug?: unknown;
}

async function settled(items: Promise<readonly WireItem[]>): Promise<Outcome> {
  try {
    return { code: 0, items: await items };
  } catch (error) {
    return error instanceof Refusal ? { code: error.code } : { code: 213, bug: error };
  }
}
