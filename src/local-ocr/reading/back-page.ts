import type { LicenceType } from "../../licence/item.ts";
import type { Label } from "./find-labels.ts";
import { VALIDITY } from "./form.ts";
import type { Rect } from "./geometry.ts";
import { heightOf, levelBoxOf } from "./page.ts";
import type { LevelBox } from "./page.ts";
import { isOn } from "./page-area.ts";
import { medianOf } from "./numbers.ts";
import type { TextLine } from "./text-line.ts";
import { titlesOf, understand } from "./understand.ts";

/** One label may be chance, or a word of another document. */
const TELLING_LABELS = 2;
/** Room about the lines of the page, in heights of a label: an outer value may not have been seen. */
const ROOM = 2;

/**
 * The second page of a vehicle licence, which often has no title: where its labels are, up to the
 * main page beside, above or below it.
 *
 * @param lines - what was read of the picture
 * @param rects - all lines of the picture, those not read too
 * @returns `undefined` where no other page is in the picture, or this one is not
 */
export function backPageIn(
  lines: readonly TextLine[],
  rects: readonly Rect[],
  slope: number,
): LevelBox | undefined {
  const labelsOf = (type: LicenceType) => understand(lines, type, slope).labels;
  const own = labelsOf("VEHICLE_BACK").filter(isTelling);
  const others = [...labelsOf("VEHICLE"), ...labelsOf("DRIVER")].filter(isTelling);
  const titles = titlesOf(lines, slope).filter(({ shows }) => shows !== "VEHICLE_BACK");
  const foreign = [...others.map(({ piece }) => piece.box), ...titles.map(({ box }) => box)];
  if (own.length < TELLING_LABELS || foreign.length < TELLING_LABELS) return undefined;
  const boxes = own.map(({ piece }) => piece.box);
  const unit = medianOf(boxes.map(heightOf));
  const limits = upTo(boundsOf(foreign), boundsOf(boxes), unit);
  const members = rects.filter((rect) => isOn(limits, rect, slope));
  return within(roomAbout(boundsOf(members.map((rect) => levelBoxOf(rect, slope))), unit), limits);
}

/** What stands on several pages says nothing of which one it is: 检验有效期至 has a label in it, too. */
const SHARED: ReadonlySet<string> = new Set(["号牌号码", "车牌号码", "档案编号", VALIDITY]);
const isTelling = ({ name, doubt }: Label) => !SHARED.has(name) && doubt < 0.3;

/** All the picture on this page's side of the other page. */
function upTo(other: LevelBox, own: LevelBox, unit: number): LevelBox {
  const all = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
  const gaps: readonly (readonly [number, Partial<LevelBox>])[] = [
    [other.left - own.right, { right: other.left - unit }],
    [own.left - other.right, { left: own.left - ROOM * unit }],
    [other.top - own.bottom, { bottom: other.top - unit }],
    [own.top - other.bottom, { top: own.top - 2 * ROOM * unit }],
  ];
  const [, widest] = gaps.toSorted(([a], [b]) => b - a)[0] ?? [];
  return { ...all, ...widest };
}

const boundsOf = (boxes: readonly LevelBox[]): LevelBox => ({
  left: Math.min(...boxes.map(({ left }) => left)),
  right: Math.max(...boxes.map(({ right }) => right)),
  top: Math.min(...boxes.map(({ top }) => top)),
  bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
});

const roomAbout = ({ left, right, top, bottom }: LevelBox, unit: number): LevelBox => ({
  left: left - ROOM * unit,
  right: right + ROOM * unit,
  top: top - ROOM * unit,
  bottom: bottom + ROOM * unit,
});

const within = (box: LevelBox, limits: LevelBox): LevelBox => ({
  left: Math.max(box.left, limits.left),
  right: Math.min(box.right, limits.right),
  top: Math.max(box.top, limits.top),
  bottom: Math.min(box.bottom, limits.bottom),
});
