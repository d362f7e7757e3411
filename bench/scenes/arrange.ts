import { CARD } from "../cards/layout.ts";
import { createRandom, type Random } from "../cards/random.ts";
import type { Colour } from "../cards/raster.ts";
import type { Size } from "./aim.ts";
import type { Sleeve } from "./lay.ts";
import { mainPage } from "./main-page.ts";
import type { Outline } from "./outline.ts";
import { chooseLook, drawPage, type DrawnPage, type Look, type Page } from "./page.ts";
import { driverSecondPage } from "./second-page.ts";
import type { Arrangement, Order, Recipe } from "./types.ts";
import { vehicleSecondPage } from "./vehicle-second-page.ts";

/** Pages and what holds them, as they lie on the desk. */
export interface Group {
  readonly size: Size;
  /** The page asked for is the first. */
  readonly pages: readonly { readonly page: DrawnPage; readonly outline: Outline }[];
  readonly sleeves: readonly Sleeve[];
}

/** Other people: far enough from any seed in use. */
const STRANGERS = 7_000_003;

/** Draws every page of the picture and lays it out. */
export async function arrange(recipe: Recipe, order: Order, film: number): Promise<Group> {
  const { type, seed } = order;
  const kind = type === "DRIVER" ? "DRIVER" : "VEHICLE";
  const random = createRandom(seed, `scene ${order.condition} ${type} arrangement`);
  const [pages, look] = licence(kind, seed, recipe, order);
  const arrangement = recipe.arrangement ?? "one";
  const asked = type === "VEHICLE_BACK" ? pages[1] : pages[0];
  const first = await drawPage(asked, look, seed);
  if (arrangement === "one") return groupOf([first], [[0, 0]], film, random);
  if (arrangement === "both licences") {
    const other = kind === "DRIVER" ? "VEHICLE" : "DRIVER";
    const [[page], stranger] = licence(other, seed + STRANGERS, {}, order);
    const second = await drawPage(page, stranger, seed + STRANGERS);
    return apart([first, second], random);
  }
  const second = await drawPage(asked === pages[0] ? pages[1] : pages[0], look, seed);
  const isFirstLeft = (arrangement === "reversed") === (type === "VEHICLE_BACK");
  const places = placesOf(arrangement, random.between(1.5, 6));
  return groupOf([first, second], isFirstLeft ? places : places.toReversed(), film, random);
}

function licence(
  kind: "DRIVER" | "VEHICLE",
  seed: number,
  recipe: Recipe,
  order: Order,
): readonly [readonly [Page, Page], Look] {
  const choices = createRandom(seed, `scene ${order.condition} ${kind} look`);
  const usual = chooseLook(choices);
  const look = recipe.look?.(usual, choices) ?? usual;
  const page = mainPage(kind, seed);
  const edits = createRandom(seed, `scene ${order.condition} ${kind} edit`);
  const main = recipe.edit?.(page, edits, order) ?? page;
  const second = kind === "DRIVER" ? driverSecondPage : vehicleSecondPage;
  return [[main, second(main, look, createRandom(seed, `scene ${kind} second page`))], look];
}

type Places = readonly (readonly [number, number])[];

const placesOf = (arrangement: Arrangement, gap: number): Places => [
  [0, 0],
  arrangement === "above" ? [0, CARD.height + gap] : [CARD.width + gap, 0],
];

const LEATHERS: readonly Colour[] = [
  [34, 32, 36],
  [30, 38, 66],
  [74, 40, 32],
];

/** One sleeve around all pages; one page alone may lie bare. */
function groupOf(drawn: readonly DrawnPage[], places: Places, film: number, random: Random): Group {
  const isPair = drawn.length > 1;
  const isLeather = isPair && random.chance(0.4);
  const bare = film === 0 && !isPair;
  const rim = isLeather ? random.between(5, 9) : Math.max(film, isPair ? 2 : 0);
  const width = Math.max(...places.map(([x]) => x)) + CARD.width + 2 * rim;
  const height = Math.max(...places.map(([, y]) => y)) + CARD.height + 2 * rim;
  const along = width > height * 1.2 ? "x" : "y";
  const sleeve: Sleeve = {
    ...{ x: 0, y: 0, turn: 0, width, height, corner: 3 + rim * 0.6 },
    stuff: isLeather ? "leather" : "film",
    colour: random.pick(LEATHERS),
    ...(isPair && { fold: { along, at: (along === "x" ? width : height) / 2 } }),
  };
  const lie = () => random.normal(isPair ? 0.35 : 0);
  const pages = drawn.map((page, at) => {
    const [x, y] = places[at] ?? [0, 0];
    const turn = random.normal(isPair ? 0.006 : 0);
    return { page, outline: { ...PAGE, x: x + rim + lie(), y: y + rim + lie(), turn } };
  });
  return { size: { width, height }, pages, sleeves: bare ? [] : [sleeve] };
}

const PAGE = { width: CARD.width, height: CARD.height, corner: 3 };

/** Two licences that have nothing to do with each other, each a little askew. */
function apart(drawn: readonly DrawnPage[], random: Random): Group {
  const isBeside = random.chance(0.5);
  const isFirst = random.chance(0.5);
  const gap = random.between(9, 20);
  const pages = drawn.map((page, at) => {
    const step = (at === 0) === isFirst ? 0 : 1;
    const x = 6 + (isBeside ? step * (CARD.width + gap) : random.between(0, 8));
    const y = 6 + (isBeside ? random.between(0, 8) : step * (CARD.height + gap));
    return { page, outline: { ...PAGE, x, y, turn: random.normal(0.025) } };
  });
  const sleeves = pages
    .filter(() => random.chance(0.6))
    .map(({ outline: { x, y, turn } }): Sleeve => {
      const rim = 2.2;
      const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
      return {
        ...{ x: x - rim * cos + rim * sin, y: y - rim * sin - rim * cos, turn, corner: 4.5 },
        ...{ width: CARD.width + 2 * rim, height: CARD.height + 2 * rim },
        ...{ stuff: "film", colour: [0, 0, 0] },
      };
    });
  const size = {
    width: CARD.width * (isBeside ? 2 : 1) + (isBeside ? gap : 8) + 12,
    height: CARD.height * (isBeside ? 1 : 2) + (isBeside ? 8 : gap) + 12,
  };
  return { size, pages, sleeves };
}
