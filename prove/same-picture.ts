import { imageFromBytes } from "../src/ocr/image.ts";
import { BY_UPLOAD, askWithFile, startHouse } from "../test/support/gateway.ts";
import { smallJpeg } from "../test/support/picture.ts";
import { createWatch, recognizerFor } from "../test/support/recognizer.ts";
import { read, startUpstream } from "../test/support/upstream.ts";
import type { Proof } from "./proof.ts";

const NAME = read({ 姓名: "王小明" });
const TIMES = 50;

/** Through the whole gateway for one caller; before the recognizer for two. */
export const proof: Proof = {
  name: `the same picture ${TIMES} times at once and ${TIMES} times in a row`,
  target: "1 call; of two callers 2",
  async run() {
    const file = await smallJpeg();
    await using house = await startHouse(NAME, { memoryMs: 60_000 });
    const ask = () => askWithFile(house.url, file, BY_UPLOAD);
    const answers = await Promise.all(Array.from({ length: TIMES }, ask));
    for (let round = 0; round < TIMES; round++) answers.push(await ask());
    const wrong = answers.filter(({ data }) => data?.["recognizeLicence"]?.["name"] !== "王小明");
    const two = await callsOfTwo(file);
    const figure = `${house.calls.length} call; of two callers ${two}; ${wrong.length} of ${answers.length} answers wrong`;
    return { figure, isKept: house.calls.length === 1 && two === 2 && wrong.length === 0 };
  },
};

async function callsOfTwo(file: Uint8Array): Promise<number> {
  await using upstream = await startUpstream(NAME);
  await using recognizer = recognizerFor(upstream.url, { memoryMs: 60_000 }, createWatch());
  const image = imageFromBytes(file);
  const ask = (caller: string) => recognizer.recognize({ caller, type: "DRIVER", image });
  await Promise.all(Array.from({ length: TIMES }, (_, at) => ask(at % 2 === 0 ? "one" : "other")));
  await Promise.all([ask("one"), ask("other")]);
  return upstream.calls.length;
}
