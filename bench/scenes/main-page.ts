import { fill, printedOf, type Kind } from "../cards/card-sheet.ts";
import { createRandom } from "../cards/random.ts";
import type { Page } from "./page.ts";

/** The main page that `bench/cards` would draw for the seed: the same person, the same vehicle. */
export function mainPage(kind: Kind, seed: number): Page {
  const { form, truth } = fill(kind, seed);
  const dotted = createRandom(seed, `scene ${kind} dot`).chance(0.15);
  return {
    name: kind,
    form,
    truth,
    printed: printedOf(truth, dotted),
    authority: truth["红章"] ?? "",
  };
}

/** The page with other values: on paper and in truth alike. */
export const rewrite = (page: Page, values: Readonly<Record<string, string>>): Page => ({
  ...page,
  truth: { ...page.truth, ...values },
  printed: { ...page.printed, ...values },
});
