import { dayBetween, yearsLater } from "./calendar.ts";
import { CITIES } from "./data/places.ts";
import { inventPerson } from "./person.ts";
import type { Random } from "./random.ts";

/** The items of one card, by the names of the API page. */
export type Truth = Readonly<Record<string, string>>;

/** "new" prints both ends of the validity; "old" prints its start and its length. */
export type DriverForm = "new" | "old";

/** Classes by how many hold them (any unit). */
const CLASSES: readonly (readonly [string, number])[] = [
  ["C1", 55],
  ["C2", 9],
  ["B2", 6],
  ["A2", 5],
  ["A1", 2],
  ["C1E", 5],
  ["C1D", 5],
  ["B1", 1.5],
  ["A1A2", 2],
  ["A2D", 2],
  ["A2E", 1.5],
  ["A1A2D", 1],
  ["A1A2E", 1],
  ["B1B2", 1.5],
  ["B2E", 1.5],
  ["B2D", 1],
  ["A3", 1],
  ["C3", 0.5],
  ["C4", 0.5],
  ["C5", 0.5],
  ["C6", 0.5],
  ["D", 1],
  ["E", 1.5],
  ["F", 0.5],
  ["C1M", 0.3],
  ["B2M", 0.3],
  ["C1N", 0.2],
];

/** Invents the holder, and days that could be true of them. */
export function inventDriver(random: Random, form: DriverForm): Truth {
  const city = random.pick(CITIES);
  const [earliest, latest] =
    form === "new"
      ? (["1994-01-01", "2026-10-31"] as const)
      : (["1990-01-01", "2013-01-31"] as const);
  const person = inventPerson(random, city, yearsLater(latest, -19));
  const { name, sex, nationality, birth, number, address } = person;
  const adult = yearsLater(birth, 18);
  const first = dayBetween(adult > earliest ? adult : earliest, latest, random.unit());
  const { start, end } = validityOf(random, first, form);
  return {
    证号: number,
    姓名: name,
    性别: sex,
    国籍: nationality,
    住址: address,
    出生日期: birth,
    领证日期: first,
    准驾车型: random.weighted(CLASSES),
    起始日期: start,
    有效日期: end,
    红章: city.authority,
  };
}

/** Six years, then ten, then for good; the card in hand is the one of its time: new cards since 2013, old since 2004. */
function validityOf(random: Random, first: string, form: DriverForm) {
  const since = form === "new" ? "2013-02-01" : "2004-05-01";
  const until = form === "new" ? "2026-10-31" : "2013-01-31";
  const renewals = [0, 6, 16].map((years) => yearsLater(first, years));
  const possible = renewals.filter((day) => day >= since && day <= until);
  // First issued long before cards of this form existed: renewed on some day of the form's time.
  const start =
    possible.length > 0 ? random.pick(possible) : dayBetween(since, until, random.unit());
  const age = Number(start.slice(0, 4)) - Number(first.slice(0, 4));
  const years = age < 6 ? 6 : 10;
  if (form === "old") return { start, end: `${years}年` };
  return { start, end: age >= 16 ? "长期" : yearsLater(start, years) };
}
