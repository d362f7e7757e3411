import { PROVINCES } from "../../licence/plate.ts";
import { halfWidth } from "../../licence/text.ts";
import { capped, confidenceOf, REPAIRED } from "./confidence.ts";
import type { Reading, Value } from "./confidence.ts";
import type { Letter } from "./text-line.ts";
import { free } from "./values.ts";

/** One inspection, as every office prints it: "检验有效期至2026年08月京A(01)". */
const ENTRY = /检验有效期至\d{4}年\d{2}月.[A-Z]\(\d{2}\)/g;
/** Where in it stands what differs from entry to entry. */
const VARYING = [6, 7, 8, 9, 11, 12, 14, 15, 17, 18];
const PROVINCE = 14;

/**
 * 检验记录: one entry after another, or whatever stands there.
 *
 * Where the text is nothing but entries, only the letters that differ can be wrong, and none can be
 * missing.
 */
export function inspectionRecord(reading: Reading): Value {
  const text = reading.letters.map(({ text: sign }) => oneSign(sign)).join("");
  const entries = [...text.matchAll(ENTRY)];
  const isWhole = entries.reduce((sum, [entry]) => sum + entry.length, 0) === text.length;
  if (entries.length === 0 || !isWhole) return free(reading);
  const places = entries.map(({ index }) => index + PROVINCE);
  const letters = reading.letters.map((letter, at) =>
    places.includes(at) ? provinceOf(letter) : letter,
  );
  const varying = entries.flatMap(({ index }) =>
    VARYING.flatMap((place) => letters[index + place] ?? []),
  );
  const isMended = letters.some((letter, at) => letter !== reading.letters[at]);
  const confidence = confidenceOf({ letters: varying, ghosts: [] });
  return {
    text: free({ ...reading, letters }).text,
    confidence: capped(confidence, isMended ? REPAIRED : 1),
  };
}

/** The province a letter is, or may be: 冀 where 翼 was read. */
function provinceOf(letter: Letter): Letter {
  if (PROVINCES.includes(letter.text)) return letter;
  const rival = letter.rivals.find(({ text }) => PROVINCES.includes(text));
  return rival ? { ...letter, ...rival } : letter;
}

/** One sign a letter, so that places in the text are places in the letters. */
const oneSign = (sign: string) => (sign.length === 1 ? halfWidth(sign) : "\uFFFD");
