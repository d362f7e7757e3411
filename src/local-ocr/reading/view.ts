import type { LicenceType } from "../../licence/item.ts";
import type { Rect } from "./geometry.ts";
import { isLine, slopeOf } from "./page.ts";
import { areaOf, areaOfText, isBelow, isOn, isWhole, pageUnder, widthOf } from "./page-area.ts";
import { readLines } from "./read-lines.ts";
import { sift } from "./small-print.ts";
import type { Area } from "./source.ts";
import type { TextLine } from "./text-line.ts";
import { titlesOf, understand } from "./understand.ts";
import type { Sheet } from "./upright.ts";

/** What to read of a sheet. */
export interface View {
  readonly sheet: Sheet;
  readonly slope: number;
  /** The lines of the page asked for; all where it was not told from others. */
  readonly rects: readonly Rect[];
  /** Where in the sent picture it lies, if that can be told. */
  readonly area: Area | undefined;
}

/** Finds the page by its title; without one, where the text is. */
export async function viewOf(sheet: Sheet, type: LicenceType): Promise<View> {
  const { picture } = sheet;
  const rects = sheet.rects.filter(isLine);
  const slope = slopeOf(rects);
  const lines = await readLines(sheet, sift(rects, slope).first);
  const titles = titlesOf(lines, slope).filter(isWhole);
  const [title] = titles
    .filter(({ shows }) => shows === type)
    .toSorted((a, b) => widthOf(b) - widthOf(a));
  if (!title) return { sheet, slope, rects, area: areaOfText(sheet.rects, picture) };
  const page = pageUnder(title, titles);
  const isOwn = ({ rect }: Pick<TextLine, "rect">) => isOn(page, rect, slope);
  const below = await readLines(
    sheet,
    rects.filter((rect) => isBelow(page, rect, slope)),
  );
  if (!isHeading(lines.filter(isOwn), below, type))
    return { sheet, slope, rects, area: areaOfText(sheet.rects, picture) };
  const area = areaOf(page, slope, picture);
  return { sheet, slope, rects: rects.filter((rect) => isOwn({ rect })), area };
}

/** One label may be chance. */
const TELLING_LABELS = 2;

/**
 * Whether a title heads its page: on a phone's screen it stands over the first of its lines only,
 * and labels that are not among those follow below.
 */
function isHeading(own: readonly TextLine[], below: readonly TextLine[], type: LicenceType) {
  if (below.length === 0) return true;
  const namesIn = (lines: readonly TextLine[]) =>
    understand(lines, type, 0).labels.map(({ name }) => name);
  const inside = new Set(namesIn(own));
  return namesIn(below).filter((name) => !inside.has(name)).length < TELLING_LABELS;
}
