const DAY_MS = 86_400_000;

/** A day as `YYYY-MM-DD`; as text such days compare in order of time. */
export type Day = string;

/** A day of the years given, both included; every day is as likely as the next. */
export function dayBetween(first: Day, last: Day, unit: number): Day {
  const [from, to] = [Date.parse(first), Date.parse(last)];
  const days = Math.floor(((to - from) / DAY_MS + 1) * unit);
  return new Date(from + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day some years later; 29 February becomes the 28th where the year has none. */
export function yearsLater(day: Day, years: number): Day {
  const moved = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  const leap = new Date(Date.parse(moved)).toISOString().slice(0, 10) === moved;
  return leap ? moved : `${moved.slice(0, 8)}28`;
}
