import { plateFrom } from "../../licence/plate.ts";
import { ALTERED, capped, confidenceOf, GUESSED, MALFORMED, textOfLetters } from "./confidence.ts";
import type { Reading, Value } from "./confidence.ts";
import { capitals, CITY, isAltered, only, PROVINCE, SERIAL, spelt } from "./spelling.ts";
import type { Letter } from "./text-line.ts";

/** 车牌号码: the part of the line that is a plate, whatever touches it. */
export function plate(reading: Reading): Value {
  const whole = only(capitals(reading), NO_SEPARATOR);
  const found = plateIn(whole) ?? plateIn(withProvince(whole));
  if (found) return found;
  const read = only(whole, /[\u4E00-\u9FFFA-Z\d]/);
  return { text: textOfLetters(read.letters), confidence: capped(confidenceOf(read), MALFORMED) };
}

function plateIn({ letters, ghosts }: Reading): Value | undefined {
  for (let start = 0; start < letters.length - 5; start++) {
    for (let size = Math.min(8, letters.length - start); size >= 6; size--) {
      const part = { letters: letters.slice(start, start + size), ghosts };
      const read = plateOf(part);
      const text = plateFrom(textOfLetters(read.letters));
      if (!text) continue;
      const isWhole = size === letters.length && !isAltered(part, read);
      // A wrong sign of a serial mostly makes another plate: the form tells only what cannot be one.
      const confidence = isWhole ? confidenceOf(read) : capped(confidenceOf(read, 2), ALTERED);
      return { text, confidence };
    }
  }
  return undefined;
}

/** Between the city's letter and the serial a dot may be printed. */
const NO_SEPARATOR = /^[^\s·•・･‧∙⋅.\-–—_]$/;

/** Province and city, then the serial, in which only the last sign may be Chinese. */
function plateOf({ letters, ghosts }: Reading): Reading {
  const end = /[\u4E00-\u9FFF]/.test(letters.at(-1)?.text ?? "") ? -1 : letters.length;
  const serial = spelt({ letters: letters.slice(2, end), ghosts }, SERIAL);
  const tail = end === -1 ? letters.slice(-1) : [];
  const first = letters.slice(0, 1).map((letter) => provinceOf(letter) ?? letter);
  const city = spelt({ letters: letters.slice(1, 2), ghosts: [] }, CITY).letters;
  return { letters: [...first, ...city, ...serial.letters, ...tail], ghosts };
}

/** A letter as the province it is, or may be; `undefined` if it may be none. */
const provinceOf = (letter: Letter): Letter | undefined =>
  spelt({ letters: [letter], ghosts: [] }, PROVINCE).letters[0];

/** A plate that begins with its city: before it a province may have been nearly read. */
function withProvince({ letters, ghosts }: Reading): Reading {
  const start = letters[0]?.position ?? 0;
  const [likeliest] = ghosts
    .filter(({ position }) => position < start)
    .flatMap((ghost) => provinceOf(ghost) ?? [])
    .toSorted((a, b) => b.probability - a.probability);
  return likeliest
    ? { letters: [{ ...likeliest, probability: GUESSED }, ...letters], ghosts }
    : { letters, ghosts };
}
