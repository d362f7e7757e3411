import type { Locator, Page } from "playwright-core";
import type { Sample } from "./samples.ts";

export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const fileOf = ({ file: name, bytes }: Sample): DroppedFile => ({ name, bytes });

/** Drops files as a person does: a real DataTransfer with real files, on the zone. */
export async function drop(page: Page, ...files: readonly DroppedFile[]): Promise<void> {
  const contents = files.map(
    ({ name, bytes }) => [name, Buffer.from(bytes).toString("base64")] as const,
  );
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const [name, base64] of list) {
      const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
      data.items.add(new File([bytes], name));
    }
    return data;
  }, contents);
  const zone = page.getByTestId("zone");
  await zone.dispatchEvent("dragover", { dataTransfer: transfer });
  await zone.dispatchEvent("drop", { dataTransfer: transfer });
}

/** Says what the next pictures show; `choice` is the words of the page. */
export const choose = (page: Page, choice: string): Promise<void> =>
  page.getByTestId("zone").getByRole("radio", { name: choice, exact: true }).check();

/** Clicks one of the samples, whatever the language. */
export const trySample = (page: Page, turn: 0 | 1 | 2 = 0): Promise<void> =>
  page.locator(".samples button").nth(turn).click();

export async function readByUrl(page: Page, url: string): Promise<void> {
  await page.locator("input[type=url]").fill(url);
  await page.locator(".address button").click();
}

/** The cards, by how far their pictures are. */
export const cardsAt = (page: Page, step: string): Locator =>
  page.locator(`article[data-step=${step}]`);

/** The first card that has been read. */
export async function whenRead(page: Page): Promise<Locator> {
  const card = cardsAt(page, "READ").first();
  await card.waitFor();
  return card;
}

/** The first card that has failed. */
export async function whenFailed(page: Page): Promise<Locator> {
  const card = cardsAt(page, "FAILED").first();
  await card.waitFor();
  return card;
}

/** What a card shows, by the fields' Chinese names. */
export async function shownIn(card: Locator): Promise<Readonly<Record<string, string>>> {
  const rows = await card.locator("li[data-field]").evaluateAll((all) =>
    all.map((row) => {
      const name = row.querySelector(".field__original") ?? row.querySelector(".field__name");
      return [name?.textContent ?? "", row.querySelector(".field__value")?.textContent ?? ""];
    }),
  );
  return Object.fromEntries(rows) as Record<string, string>;
}
