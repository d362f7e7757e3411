import {
  countHeard,
  EARLY_AT_THE_GATEWAY,
  EARLY_AT_THE_SERVICE,
  EARLY_KEY,
} from "../test/support/early-answers.ts";
import { ACCOUNT } from "../test/support/local-ocr.ts";
import { startMain } from "../test/support/main-process.ts";
import type { Proof } from "./proof.ts";
import { startChildGateway } from "./support/child-gateway.ts";

/** The last is more than a picture may have. */
const SIZES = [175_000, 2 ** 20, 4 * 2 ** 20, 6 * 2 ** 20, 7 * 2 ** 20];

const SERVICE_SETTINGS = {
  LOCAL_OCR_PORT: "0",
  OCR_APP_ID: ACCOUNT.appId,
  OCR_BUCKET: ACCOUNT.bucket,
  OCR_SECRET_ID: ACCOUNT.secretId,
  OCR_SECRET_KEY: ACCOUNT.secretKey,
};

/** An answer before the end of its request is not lost, however late the client reads. */
export const proof: Proof = {
  name: "uploads refused before their end, by clients that write all before they read",
  target: "every answer is heard",
  async run({ isQuick }) {
    const options = { sizes: SIZES, times: isQuick ? 2 : 20 };
    await using service = await startMain(SERVICE_SETTINGS, "local-ocr");
    await using gateway = await startChildGateway({ API_KEYS: `test=${EARLY_KEY}` });
    const atService = await countHeard(service.url, EARLY_AT_THE_SERVICE, options);
    const atGateway = await countHeard(gateway.url, EARLY_AT_THE_GATEWAY, options);
    for (const lost of new Set([...atService.lost, ...atGateway.lost]))
      console.error(`lost: ${lost}`);
    return {
      figure:
        `local service: ${atService.heard} of ${atService.asked} heard; ` +
        `gateway: ${atGateway.heard} of ${atGateway.asked} heard`,
      isKept: atService.lost.length === 0 && atGateway.lost.length === 0,
    };
  },
};
