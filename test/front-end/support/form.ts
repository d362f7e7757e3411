import { chromium, type Page } from "playwright-core";

/** The guide's form in a real browser. */
export async function openForm(url: URL) {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const page = await browser.newPage();
  await page.goto(url.href);
  return { page, [Symbol.asyncDispose]: () => browser.close() };
}

export interface Chosen {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Chooses a file, and waits until the form has something final to say. */
export async function choose(page: Page, file: Chosen): Promise<string> {
  await page.locator("[name=picture]").setInputFiles({ ...file });
  const status = page.locator("[role=status]");
  await status.filter({ hasNotText: "正在" }).waitFor();
  return status.innerText();
}

/** What the form's fields hold, by their names. */
export const fieldsOf = (page: Page): Promise<Readonly<Record<string, string>>> =>
  page.locator("input:not([type=file])").evaluateAll((inputs) =>
    Object.fromEntries(
      inputs.map((input) => {
        const { name, value } = input as unknown as { name: string; value: string };
        return [name, value];
      }),
    ),
  );

/** The drawn rectangles, in the pixels of the SVG, with its size first. */
export const boxesOf = (page: Page): Promise<readonly string[]> =>
  page
    .locator("svg")
    .evaluate((svg) => [
      svg.getAttribute("viewBox") ?? "",
      ...[...svg.querySelectorAll("rect")].map((rectangle) =>
        ["x", "y", "width", "height"].map((name) => rectangle.getAttribute(name)).join(" "),
      ),
    ]);

/** Slows uploads down, in bytes a second. */
export async function slowDown(page: Page, bytesPerSecond: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: bytesPerSecond,
  });
}
