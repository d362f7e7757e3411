import type { Page } from "playwright-core";

/** Slows uploads down, in bytes a second; `Infinity` lets them go as they can. */
export async function setUploadSpeed(page: Page, bytesPerSecond: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: Number.isFinite(bytesPerSecond) ? bytesPerSecond : -1,
  });
}
