import type { LicenceType } from "../../licence/item.ts";
import { backPageIn } from "./back-page.ts";
import type { Rect } from "./geometry.ts";
import { isLine, slopeOf } from "./page.ts";
import type { LevelBox } from "./page.ts";
import { areaOf, areaOfText, isBelow, isOn, isWhole, pageUnder, widthOf } from "./page-area.ts";
import { readLines } from "./read-lines.ts";
import { ReadingError } from "./reading-error.ts";
import { sift } from "./small-print.ts";
import type { Area } from "./source.ts";
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
  /** Whether its title was read: then it is known which side is up. */
  readonly isFound: boolean;
}

/**
 * The lines of a page are some 200 times as long as high, together; those of four pages 800. A page
 * of a newspaper is not read to its end.
 */
const MOST_TEXT = 1_200;
const lengthOf = (rects: readonly Rect[]) =>
  rects.reduce((sum, { width, height }) => sum + width / height, 0);

/**
 * Finds the page by its title; without one, a second page by its labels, others where the text is.
 *
 * @throws {ReadingError} `NO_LICENCE`: no title, and more text than licences have
 */
export async function viewOf(sheet: Sheet, type: LicenceType): Promise<View> {
  const { picture } = sheet;
  const rects = sheet.rects.filter(isLine);
  const slope = slopeOf(rects);
  const { first } = sift(rects, slope);
  const unknown = { sheet, slope, rects, area: areaOfText(sheet.rects, picture), isFound: false };
  const headed = await headedPage(sheet, titleLike(first), type, slope);
  if (!headed && lengthOf(rects) > MOST_TEXT)
    throw new ReadingError("NO_LICENCE", "The picture is full of text, and shows no licence.");
  const found = headed ?? (await headedPage(sheet, first, type, slope));
  const seen = (page: LevelBox) => ({
    ...{ sheet, slope, rects: rects.filter((rect) => isOn(page, rect, slope)) },
    ...{ area: areaOf(page, slope, picture), isFound: true },
  });
  if (!found && type === "VEHICLE_BACK") {
    const back = backPageIn(await readLines(sheet, first), rects, slope);
    return back ? seen(back) : unknown;
  }
  if (!found) return unknown;
  const { page, others } = found;
  const isOwn = (rect: Rect) => isOn(page, rect, slope);
  const below = rects
    .filter((rect) => isBelow(page, rect, slope))
    .filter((rect) => !others.some((other) => isOn(other, rect, slope)))
    .toSorted((a, b) => a.center.y - b.center.y)
    .slice(0, TELLING_LINES);
  if (!(await isHeading(sheet, first.filter(isOwn), below, type))) return unknown;
  return seen(page);
}

/** A title is this much longer than high at least. */
const TITLE_RATIO = 6;
/** Titles are among so many of the highest of such lines, be there four pages in the picture. */
const TITLE_CHANCES = 8;

/** The lines that may be titles by their shape: to read these first spares most of another page. */
const titleLike = (rects: readonly Rect[]) =>
  rects
    .filter(({ width, height }) => width > TITLE_RATIO * height)
    .toSorted((a, b) => b.height - a.height)
    .slice(0, TITLE_CHANCES);

/** A page whose title was read, and those that other titles head. */
interface Headed {
  readonly page: LevelBox;
  readonly others: readonly LevelBox[];
}

/** The page of this type that one of some lines is the title of. */
async function headedPage(
  sheet: Sheet,
  rects: readonly Rect[],
  type: LicenceType,
  slope: number,
): Promise<Headed | undefined> {
  const titles = titlesOf(await readLines(sheet, rects), slope).filter(isWhole);
  const [title] = titles
    .filter(({ shows }) => shows === type)
    .toSorted((a, b) => widthOf(b) - widthOf(a));
  const others = titles.filter((other) => other !== title);
  return (
    title && {
      page: pageUnder(title, titles),
      others: others.map((other) => pageUnder(other, titles)),
    }
  );
}

/** A page with so many labels, of ten or so, is whole. */
const MOST_LABELS = 8;
/** So many lines below a page tell whether it goes on there; a picture full of titles has hundreds. */
const TELLING_LINES = 60;

/** What second pages and other licences say too: below a page it tells nothing. */
const REPEATED: ReadonlySet<string> = new Set(["证号", "姓名", "住址", "档案编号", "车牌号码"]);

/**
 * Whether a title heads its page: on a phone's screen it stands over the first of its lines only,
 * and labels that are not among those follow below.
 */
async function isHeading(
  sheet: Sheet,
  own: readonly Rect[],
  below: readonly Rect[],
  type: LicenceType,
): Promise<boolean> {
  if (below.length === 0) return true;
  const namesIn = async (rects: readonly Rect[]) =>
    understand(await readLines(sheet, rects), type, 0).labels.map(({ name }) => name);
  const names = await namesIn(own);
  if (names.length >= MOST_LABELS) return true;
  const known = new Set([...REPEATED, ...names]);
  return (await namesIn(below)).every((name) => known.has(name));
}
