import { dayBetween, type Day } from "./calendar.ts";
import {
  DOTTED_NAMES,
  DOUBLE_SURNAMES,
  FEMALE_GIVEN,
  FOREIGNERS,
  MALE_GIVEN,
  RARE_GIVEN,
  SURNAMES,
} from "./data/names.ts";
import { ESTATES, STREETS, TOWNS, VILLAGES, type City } from "./data/places.ts";
import type { Random } from "./random.ts";

/** Somebody who does not exist. */
export interface Person {
  readonly name: string;
  readonly sex: "男" | "女";
  readonly nationality: string;
  readonly birth: Day;
  readonly number: string;
  readonly address: string;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** @param youngest - last day they may be born on */
export function inventPerson(random: Random, city: City, youngest: Day): Person {
  const sex = random.chance(0.66) ? "男" : "女";
  const birth = dayBetween("1952-01-01", youngest, random.unit());
  const [county, address] = inventAddress(random, city);
  if (random.chance(0.015)) {
    const [nationality, man, woman] = random.pick(FOREIGNERS);
    const number = `${random.pick(Array.from("EGMK"))}${random.whole(10_000_000, 99_999_999)}`;
    return { name: sex === "男" ? man : woman, sex, nationality, birth, number, address };
  }
  const number = inventNumber(random, county, birth, sex);
  return { name: inventName(random, sex), sex, nationality: "中国", birth, number, address };
}

function inventName(random: Random, sex: Person["sex"]): string {
  if (random.chance(0.012)) return `${random.pick(DOTTED_NAMES)}·${random.pick(DOTTED_NAMES)}`;
  const surname = random.pick(random.chance(0.02) ? DOUBLE_SURNAMES : SURNAMES);
  const given = sex === "男" ? MALE_GIVEN : FEMALE_GIVEN;
  const last = random.pick(random.chance(0.02) ? RARE_GIVEN : given);
  return `${surname}${random.chance(0.78) ? random.pick(given) : ""}${last}`;
}

/** The county's code, and an address in it that nobody lives at. */
export function inventAddress(random: Random, city: City): readonly [string, string] {
  const [code, county] = random.pick(city.counties);
  const head = `${random.chance(0.93) ? city.province : ""}${city.city}${county}`;
  const house = `${random.whole(1, 399)}号`;
  const rural = /[县市]$/.test(county) && random.chance(0.6);
  const street = rural
    ? `${random.pick(TOWNS)}${random.pick(VILLAGES)}${random.chance(0.5) ? `${random.whole(1, 12)}组` : ""}${house}`
    : `${random.pick(STREETS)}${house}${inventFlat(random)}`;
  return [code, `${head}${street}`];
}

function inventFlat(random: Random): string {
  const storey = random.whole(1, 28);
  const door = `${storey}${String(random.whole(1, 4)).padStart(2, "0")}`;
  return random.weighted([
    ["", 3],
    [`${random.pick(ESTATES)}${random.whole(1, 30)}栋${door}室`, 3],
    [`${random.whole(1, 30)}幢${random.whole(1, 4)}单元${door}室`, 3],
    [`${random.whole(1, 60)}号楼${random.whole(1, 6)}单元${storey}层${random.whole(1, 8)}号`, 2],
    [`院${random.whole(1, 9)}号楼${door}`, 1],
    [`附${random.whole(1, 90)}号`, 1],
    [`${random.pick(Array.from("ABCD"))}座${door}`, 1],
  ]);
}

/** 18 signs by GB 11643: place, day of birth, odd for men, and a check sign that three in a hundred get wrong. */
function inventNumber(random: Random, county: string, birth: Day, sex: Person["sex"]): string {
  const order = String(random.whole(0, 49) * 10 + random.whole(0, 4) * 2 + (sex === "男" ? 1 : 0));
  const body = `${county}${birth.replaceAll("-", "")}${order.padStart(3, "0")}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  const wrong = random.chance(0.03) ? random.whole(1, 10) : 0;
  return `${body}${"10X98765432".charAt((sum + wrong) % 11)}`;
}
