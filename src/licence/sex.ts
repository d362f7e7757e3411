import { halfWidth } from "./text.ts";

export type Sex = "MALE" | "FEMALE";

/** What the card prints (性别). */
const SEXES: ReadonlyMap<string, Sex> = new Map([
  ["男", "MALE"],
  ["女", "FEMALE"],
]);

/** 男 or 女; `undefined` for any other text. */
export const sexFrom = (text: string): Sex | undefined => SEXES.get(halfWidth(text).trim());
