import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Page } from "playwright-core";
import { TEXTS_EN } from "../../src/page/texts/texts-en.ts";
import { TEXTS_ZH } from "../../src/page/texts/texts-zh.ts";
import { waitText } from "../../src/page/texts/wait-text.ts";
import { refuse, settingsFor, startUpstream } from "../support/upstream.ts";
import { trySample, whenFailed, whenRead } from "./support/acts.ts";
import { isRecognition, startStage } from "./support/browser.ts";

const TIME_ZONE = "Asia/Shanghai";

interface Refusal {
  readonly errors: readonly [{ readonly extensions: { readonly retryAfterMs: number } }];
}

/** What the page says, in one language, of a wait. */
type Words = (seconds: number, time: string) => string;

const IN_ENGLISH: Words = (seconds, time) =>
  `You can try again in ${seconds} second${seconds === 1 ? "" : "s"} (at ${time}).`;
const IN_CHINESE: Words = (seconds, time) => `${seconds} 秒后（${time}）可以重试。`;

/** Clicks a sample, and gives how long its answer says to wait, and when it came, in milliseconds. */
async function refusalOf(page: Page, turn: 0 | 1) {
  const answered = page.waitForResponse((response) => isRecognition(response.request()));
  await trySample(page, turn);
  const answer = await answered;
  const { errors } = (await answer.json()) as Refusal;
  const { startTime, responseEnd } = answer.request().timing();
  return { waitMs: errors[0].extensions.retryAfterMs, cameAt: startTime + responseEnd };
}

/** What the page may say: it looks at the clock a moment after the answer has come. */
function possibleWords(words: Words, { waitMs, cameAt }: Awaited<ReturnType<typeof refusalOf>>) {
  const until = Math.ceil((cameAt + waitMs) / 1000) * 1000;
  return [until, until + 1000].map((ms) => words(Math.ceil(waitMs / 1000), timeOf(new Date(ms))));
}

const timeOf = (date: Date) =>
  date.toLocaleTimeString("zh-CN", {
    timeZone: TIME_ZONE,
    timeStyle: "medium",
    hourCycle: "h23",
  });

describe("the page says when to try again", () => {
  for (const [locale, words, again] of [
    ["en-US", IN_ENGLISH, "Try again"],
    ["zh-CN", IN_CHINESE, "重试"],
  ] as const)
    it(`after RATE_LIMITED, in ${locale}`, async () => {
      const settings = { RATE_LIMIT: "1", RECOGNITIONS_PER_REQUEST: "1" };
      await using stage = await startStage(settings);
      await using visit = await stage.open({ locale, timezoneId: TIME_ZONE });
      await trySample(visit.page);
      await whenRead(visit.page);
      const refusal = await refusalOf(visit.page, 1);
      assert.ok(refusal.waitMs > 10_000, String(refusal.waitMs));
      const card = await whenFailed(visit.page);
      await card.getByText("RATE_LIMITED").waitFor();
      await card.getByRole("button", { name: again }).waitFor();
      const said = (await card.locator(".failure__more").textContent()) ?? "";
      assert.ok(possibleWords(words, refusal).includes(said), said);
    });

  it("after OCR_BUSY", async () => {
    await using provider = await startUpstream(refuse(15));
    await using stage = await startStage(settingsFor(provider));
    await using visit = await stage.open({ timezoneId: TIME_ZONE });
    const refusal = await refusalOf(visit.page, 0);
    const card = await whenFailed(visit.page);
    await card.getByText("OCR_BUSY").waitFor();
    await card.getByRole("button", { name: "Try again" }).waitFor();
    const said = (await card.locator(".failure__more").textContent()) ?? "";
    assert.ok(possibleWords(IN_ENGLISH, refusal).includes(said), said);
  });

  it("in minutes from two minutes on, and never too early", () => {
    const until = new Date(2026, 11, 1, 14, 3, 20, 1);
    const said = (ms: number) =>
      [TEXTS_EN, TEXTS_ZH].map((texts) => waitText({ ms, until }, texts));
    assert.deepEqual(said(1), [
      "You can try again in 1 second (at 14:03:21).",
      "1 秒后（14:03:21）可以重试。",
    ]);
    assert.deepEqual(said(118_001), [
      "You can try again in 119 seconds (at 14:03:21).",
      "119 秒后（14:03:21）可以重试。",
    ]);
    assert.deepEqual(said(120_001), [
      "You can try again in 3 minutes (at 14:03:21).",
      "3 分钟后（14:03:21）可以重试。",
    ]);
  });
});
