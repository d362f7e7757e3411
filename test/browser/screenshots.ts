import { writeFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { trySample, whenRead } from "./support/acts.ts";
import { startStage, type OpenOptions } from "./support/browser.ts";

/**
 * Draws the pictures of the page that the README shows:
 *
 *     node --import tsx test/browser/screenshots.ts
 */
const SHOTS: Readonly<Record<string, OpenOptions & { readonly sample: 0 | 1 }>> = {
  "page-wide": { sample: 0, locale: "en-US", viewport: { width: 1440, height: 900 } },
  "page-phone": {
    sample: 1,
    locale: "zh-CN",
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  },
  "page-dark": {
    sample: 1,
    locale: "zh-CN",
    colorScheme: "dark",
    viewport: { width: 1440, height: 900 },
  },
};

await using stage = await startStage();
for (const [name, { sample, ...options }] of Object.entries(SHOTS)) {
  await using visit = await stage.open(options);
  await show(visit.page, sample, options.isMobile === true);
  const image = await visit.page.screenshot({ animations: "disabled" });
  const small = await sharp(image).png({ palette: true, effort: 10 }).toBuffer();
  await writeFile(new URL(`../../docs/screenshots/${name}.png`, import.meta.url), small);
  console.log(`docs/screenshots/${name}.png, ${Math.round(small.length / 1024)} KiB`);
}

/** The sample, read; one field is lit, to show how it works. */
async function show(page: Page, sample: 0 | 1, isPhone: boolean): Promise<void> {
  await trySample(page, sample);
  const card = await whenRead(page);
  const row = card.locator(`li[data-field=${sample === 0 ? "LICENCE_NUMBER" : "OWNER"}]`);
  await card.locator(".crop").first().waitFor();
  if (!isPhone) return row.hover();
  await row.focus();
  await card.evaluate((article) => {
    article.scrollIntoView({ block: "start" });
  });
}
