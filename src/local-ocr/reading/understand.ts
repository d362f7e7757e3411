import type { LicenceType } from "../../licence/item.ts";
import { splitLine } from "./find-labels.ts";
import type { Label } from "./find-labels.ts";
import { FORMS } from "./form.ts";
import { pieceOf } from "./page.ts";
import type { Piece } from "./page.ts";
import { textOf } from "./text-line.ts";
import type { TextLine } from "./text-line.ts";
import { titleOf } from "./title.ts";
import type { Title } from "./title.ts";

/** What the lines of a page are: its titles, its labels, and everything else. */
export interface Page {
  readonly titles: readonly (Piece & { readonly shows: Title })[];
  /** One for each name, the surest. */
  readonly labels: readonly Label[];
  readonly values: readonly Piece[];
}

export function understand(lines: readonly TextLine[], type: LicenceType, slope: number): Page {
  const titles = titlesOf(lines, slope);
  const splits = lines
    .filter((line) => titleOf(textOf(line)) === undefined)
    .map((line) => splitLine(line, FORMS[type], slope));
  return {
    titles,
    labels: surest(splits.flatMap(({ labels }) => labels)),
    values: splits.flatMap(({ values }) => values),
  };
}

/** What heads the pages among these lines. */
export const titlesOf = (lines: readonly TextLine[], slope: number): Page["titles"] =>
  lines.flatMap((line) => {
    const shows = titleOf(textOf(line));
    return shows ? [{ ...pieceOf(line, slope), shows }] : [];
  });

function surest(labels: readonly Label[]): readonly Label[] {
  const best = new Map<string, Label>();
  for (const label of labels)
    if (label.doubt < (best.get(label.name)?.doubt ?? Infinity)) best.set(label.name, label);
  return [...best.values()];
}
