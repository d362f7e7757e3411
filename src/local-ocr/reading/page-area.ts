import { cornersOf, turn } from "./geometry.ts";
import type { Point, Rect } from "./geometry.ts";
import { centerOf, heightOf, levelBoxOf, middleOf } from "./page.ts";
import type { LevelBox, Piece } from "./page.ts";
import type { Picture } from "./picture.ts";
import type { Area } from "./source.ts";
import { medianOf } from "./numbers.ts";

/** Letters of a title: by them its whole width is known, also when its end was misread. */
const TITLE_LETTERS = 13;

/** Whether enough of a title was read to tell its width, and it is none of an app's own. */
export const isWhole = ({ letters }: Piece) => letters.length > TITLE_LETTERS - 3;

/** How far a page reaches about its title's middle, in widths of the title. Measured on cards, with room. */
const ASIDE = 0.85;
const ABOVE = 0.26;
const BELOW = 1.04;

/** The page that a title heads, up to the next page beside or below it. */
export function pageUnder(title: Piece, titles: readonly Piece[]): LevelBox {
  const width = widthOf(title);
  const [x, y] = [centerOf(title.box), middleOf(title.box)];
  const page = {
    left: x - ASIDE * width,
    right: x + ASIDE * width,
    top: y - ABOVE * width,
    bottom: y + BELOW * width,
  };
  for (const { box } of titles.filter((other) => other !== title)) {
    const [otherX, otherY] = [centerOf(box), middleOf(box)];
    const isBeside = Math.abs(otherX - x) > Math.abs(otherY - y);
    if (isBeside && otherX > x) page.right = Math.min(page.right, (x + otherX) / 2);
    if (isBeside && otherX < x) page.left = Math.max(page.left, (x + otherX) / 2);
    if (!isBeside && otherY > y) page.bottom = Math.min(page.bottom, otherY - ABOVE * 0.5 * width);
  }
  return page;
}

/** The width that a title has when all of it is there, in pixels. */
export const widthOf = ({ box, letters }: Piece) =>
  ((box.right - box.left) * TITLE_LETTERS) / Math.max(1, letters.length);

/** Whether a line lies on the page, by its middle. */
export function isOn(page: LevelBox, rect: Rect, slope: number): boolean {
  const box = levelBoxOf(rect, slope);
  const [x, y] = [centerOf(box), middleOf(box)];
  return x > page.left && x < page.right && y > page.top && y < page.bottom;
}

/** Whether a line lies below the page, and not beside it. */
export function isBelow(page: LevelBox, rect: Rect, slope: number): boolean {
  const box = levelBoxOf(rect, slope);
  const x = centerOf(box);
  return x > page.left && x < page.right && middleOf(box) > page.bottom;
}

/** The upright part of the sent picture in which a page lies. */
export function areaOf({ left, right, top, bottom }: LevelBox, slope: number, picture: Picture) {
  const corners = [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
  return areaRound(corners.map((corner) => picture.toSent(turn(corner, slope))));
}

function areaRound(places: readonly Point[]): Area {
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** Lines no farther apart than this belong together, in heights of a usual line. */
const NEAR = 3.5;
/** Room about what belongs together, as a share of its size: the outer lines may not have been seen. */
const ROOM = 0.2;

/** The part of the sent picture in which most of the text lies, and what a card may reach beyond. */
export function areaOfText(rects: readonly Rect[], picture: Picture): Area | undefined {
  const boxes = rects.map((rect) => levelBoxOf(rect, 0));
  const reach = NEAR * medianOf(boxes.map((box) => Math.min(heightOf(box), box.right - box.left)));
  const largest = groupsOf(boxes, reach).toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];
  if (!largest) return undefined;
  const left = Math.min(...largest.map((box) => box.left));
  const right = Math.max(...largest.map((box) => box.right));
  const top = Math.min(...largest.map((box) => box.top));
  const bottom = Math.max(...largest.map((box) => box.bottom));
  const room = ROOM * Math.max(right - left, bottom - top);
  const text = { left: left - room, right: right + room, top: top - room, bottom: bottom + room };
  return areaOf(text, 0, picture);
}

const lengthOf = (boxes: readonly LevelBox[]) =>
  boxes.reduce((sum, box) => sum + Math.max(box.right - box.left, heightOf(box)), 0);

function groupsOf(boxes: readonly LevelBox[], reach: number): readonly (readonly LevelBox[])[] {
  const rest = new Set(boxes);
  const groups: LevelBox[][] = [];
  for (const start of boxes) {
    if (!rest.delete(start)) continue;
    const group = [start];
    for (const box of group)
      for (const other of rest)
        if (areNear(box, other, reach)) {
          rest.delete(other);
          group.push(other);
        }
    groups.push(group);
  }
  return groups;
}

const areNear = (a: LevelBox, b: LevelBox, reach: number) =>
  a.left - reach < b.right &&
  b.left - reach < a.right &&
  a.top - reach < b.bottom &&
  b.top - reach < a.bottom;

/** How much of a picture's longer side an area takes, 0…1. */
export function shareOf(area: Area, picture: Picture): number {
  const ends = cornersOf({
    center: { x: picture.width / 2, y: picture.height / 2 },
    width: picture.width,
    height: picture.height,
    angle: 0,
  }).map(picture.toSent);
  const whole = areaRound(ends);
  return Math.max(area.width, area.height) / Math.max(whole.width, whole.height);
}
