import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { smallGif } from "../support/picture.ts";
import { cardsAt, drop, fileOf, trySample, whenFailed, whenRead } from "./support/acts.ts";
import { startStage } from "./support/browser.ts";
import { setUploadSpeed } from "./support/network.ts";
import { DRIVER } from "./support/samples.ts";

const stage = await startStage();
after(() => stage[Symbol.asyncDispose]());

const locked = await startStage({ API_KEYS: `forms=${"k".repeat(32)}` });
after(() => locked[Symbol.asyncDispose]());

/** Brings the page into a state that people meet. */
const STATES: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  empty: (page) => page.getByRole("heading", { level: 1 }).waitFor(),
  uploading: async (page) => {
    await setUploadSpeed(page, 10_000);
    await drop(page, fileOf(DRIVER));
    await cardsAt(page, "UPLOADING").waitFor();
  },
  read: async (page) => {
    await trySample(page);
    const card = await whenRead(page);
    await card.locator("summary").click();
    await card.locator("li[data-field=ADDRESS]").hover();
  },
  failed: async (page) => {
    await drop(page, { name: "licence.gif", bytes: await smallGif() });
    await whenFailed(page);
    await page.locator(".address button").click();
  },
};

/** States of a page whose gateway wants a key. */
const LOCKED_STATES: typeof STATES = {
  "key wanted": (page) => page.getByLabel("Key for this gateway").waitFor(),
  "key refused": async (page) => {
    await trySample(page);
    await whenFailed(page);
    await page.getByLabel("Key for this gateway").fill("a-wrong-key");
    await page.getByRole("button", { name: "Use key" }).click();
    await page.getByText("The gateway does not accept this key.").waitFor();
  },
};

async function assertFaultless(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(() =>
    axe.run({ rules: { "color-contrast-enhanced": { enabled: false } } }),
  );
  const faults = violations.map(({ id, impact, nodes }) => [id, impact, nodes[0]?.html]);
  assert.deepEqual(faults, []);
  assert.ok(passes.some(({ id }) => id === "color-contrast"));
}

describe("axe-core", () => {
  for (const [{ open }, states] of [
    [stage, STATES],
    [locked, LOCKED_STATES],
  ] as const)
    for (const [state, reach] of Object.entries(states))
      for (const colorScheme of ["light", "dark"] as const)
        it(`finds no fault: ${state}, ${colorScheme}`, async () => {
          await using visit = await open({ colorScheme, bypassCSP: true });
          await reach(visit.page);
          await assertFaultless(visit.page);
        });
});
