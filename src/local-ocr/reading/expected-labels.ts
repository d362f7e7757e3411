import type { LicenceType } from "../../licence/item.ts";
import { INFERRED } from "./find-labels.ts";
import type { Label } from "./find-labels.ts";
import { FORMS, VALIDITY } from "./form.ts";
import type { Point } from "./geometry.ts";
import { medianOf } from "./numbers.ts";
import { heightOf, middleOf, pieceOf, rectOf } from "./page.ts";
import { partedAt } from "./parted-lines.ts";
import type { Page } from "./understand.ts";

/** Where words of the form are printed: left edge and middle of the line, in millimetres from the card's upper left. */
type Place = readonly [x: number, y: number];

/** The two ends of the title. */
const TITLE: readonly [Place, Place] = [
  [16, 6.2],
  [72, 6.2],
];
/** A title of which fewer letters were read may have lost an end. */
const WHOLE_TITLE = 12;

/**
 * The labels of both main pages since 2008, to half a millimetre.
 *
 * As the cards of bench/cards have them, which are drawn from knowledge of real ones: not measured
 * on any. A form that differs by millimetres gets no labels from here.
 */
const PLACES: Readonly<Partial<Record<LicenceType, Readonly<Record<string, Place>>>>> = {
  DRIVER: {
    证号: [17.5, 15],
    姓名: [4.5, 21],
    性别: [43.5, 21],
    国籍: [58.5, 21],
    住址: [4.5, 27],
    出生日期: [25.5, 36],
    领证日期: [25.5, 42],
    准驾车型: [25.5, 48],
  },
  VEHICLE: {
    车牌号码: [4.5, 15.5],
    车辆类型: [45, 15.5],
    所有人: [4.5, 22],
    住址: [4.5, 28],
    使用性质: [26.5, 34.5],
    品牌型号: [49, 34.5],
    识别代码: [26.5, 40.5],
    发动机号: [26.5, 46.5],
    注册日期: [26.5, 53],
    发证日期: [55, 53],
  },
};

/** Where the validity's label stands: that of both dates, and that of a term behind a beginning. */
const DATES: Place = [4.5, 54.5];
const TERM: Place = [39.5, 54.5];

/** Millimetres by which the labels that were read may lie off, in the middle: a form set otherwise is another. */
const OFF = 1.5;
/** Millimetres by which a label that was half misread may lie off: else it was another word. */
const ASTRAY = 5;
/** A label with less doubt tells where the card lies. */
const SURE = 0.3;
/** Without a title, so many labels tell where the card lies. */
const LEAST_ANCHORS = 4;
/** The height of a label, in millimetres, and from one of its letters to the next. */
const HEIGHT = 2.4;
const PITCH = 2.45;

/**
 * The labels of a page, and those that could not be read, where the form has them.
 *
 * In the dark labels fade first: they are smaller and paler than the values beside them. The title
 * and the labels that were read tell where the card lies.
 */
export function withExpected(page: Page, type: LicenceType, slope: number): Page {
  const places = placesOf(page, type);
  const card = cardUnder(anchorsOf(page, places, type));
  if (!card) return page;
  const isRead = ({ name, doubt, piece: { box } }: Label) => {
    const place = places[name];
    if (!place || doubt < SURE) return true;
    const { x, y } = card.at(place);
    return doubt <= 1 && Math.hypot(box.left - x, middleOf(box) - y) < ASTRAY * card.scale;
  };
  const read = page.labels.filter(isRead);
  const heights = read.map(({ piece }) => heightOf(piece.box));
  const height = heights.length > 0 ? medianOf(heights) : HEIGHT * card.scale;
  const isMissing = (name: string) => !read.some((label) => label.name === name);
  const expected = Object.entries(places)
    .filter(([name]) => isMissing(name))
    .map(([name, place]) => labelAt(name, card.at(place), height, slope));
  const cuts = expected.map(({ name, piece: { box } }) => ({
    ...box,
    right: box.left + PITCH * card.scale * sizeOf(name, type),
  }));
  return {
    ...page,
    labels: [...read, ...expected],
    values: page.values.flatMap((value) => partedAt(value, cuts)),
  };
}

/** The places of a form's labels; behind that of a beginning stands that of a term. */
function placesOf({ labels }: Page, type: LicenceType): Readonly<Record<string, Place>> {
  const isOld = labels.some(({ name }) => name === "起始日期");
  const validity = type === "DRIVER" && { [VALIDITY]: isOld ? TERM : DATES };
  return { ...PLACES[type], ...validity };
}

/** How many letters a label has in print. */
const sizeOf = (name: string, type: LicenceType): number =>
  FORMS[type].labels.find((label) => label.name === name)?.prints[0]?.length ?? 0;

/** Only its first letter: it must not cut into a value that begins a little earlier. */
function labelAt(name: string, { x, y }: Point, height: number, slope: number): Label {
  const box = { left: x, right: x + height, top: y - height / 2, bottom: y + height / 2 };
  const line = { rect: rectOf(box, slope), letters: [], ghosts: [] };
  return { name, piece: pieceOf(line, slope), doubt: INFERRED };
}

/** A place of the form, and where it was seen on the page laid level. */
interface Anchor {
  readonly place: Place;
  readonly point: Point;
}

function anchorsOf(
  { titles, labels }: Page,
  places: Readonly<Record<string, Place>>,
  type: LicenceType,
): readonly Anchor[] {
  const read = labels.flatMap(({ name, piece: { box }, doubt }): Anchor[] => {
    const place = doubt < SURE ? places[name] : undefined;
    return place ? [{ place, point: { x: box.left, y: middleOf(box) } }] : [];
  });
  const title = titles.find(
    ({ shows, letters }) => shows === type && letters.length >= WHOLE_TITLE,
  );
  if (!title) return read.length < LEAST_ANCHORS ? [] : read;
  const y = middleOf(title.box);
  const ends = [title.box.left, title.box.right].map((x) => ({ x, y }));
  return [...read, ...TITLE.map((place, i) => ({ place, point: ends[i] ?? { x: 0, y } }))];
}

/** How large a card is in the picture, and where its places are. */
interface Card {
  /** Pixels to a millimetre. */
  readonly scale: number;
  readonly at: (place: Place) => Point;
}

/** The card on which anchors lie best, by least squares; `undefined` if they do not lie so on any. */
function cardUnder(anchors: readonly Anchor[]): Card | undefined {
  if (anchors.length === 0) return undefined;
  const mean = (of: (anchor: Anchor) => number) =>
    anchors.reduce((sum, anchor) => sum + of(anchor), 0) / anchors.length;
  const [cardX, cardY] = [mean(({ place }) => place[0]), mean(({ place }) => place[1])];
  const [x, y] = [mean(({ point }) => point.x), mean(({ point }) => point.y)];
  const spread = mean(({ place }) => (place[0] - cardX) ** 2 + (place[1] - cardY) ** 2);
  const common = mean(
    ({ place, point }) => (place[0] - cardX) * (point.x - x) + (place[1] - cardY) * (point.y - y),
  );
  const scale = common / spread;
  if (!(scale > 0)) return undefined;
  const at = (place: Place): Point => ({
    x: x + scale * (place[0] - cardX),
    y: y + scale * (place[1] - cardY),
  });
  const off = anchors.map(({ place, point }) =>
    Math.hypot(at(place).x - point.x, at(place).y - point.y),
  );
  return medianOf(off) > OFF * scale ? undefined : { scale, at };
}
