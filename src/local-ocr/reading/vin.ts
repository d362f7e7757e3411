import { isVin, isVinChecked } from "../../licence/vin.ts";
import { ALTERED, capped, confidenceOf, MALFORMED, REPAIRED, textOfLetters } from "./confidence.ts";
import type { Reading, Value } from "./confidence.ts";
import { repair } from "./repair.ts";
import { capitals, isAltered, spelt, VIN } from "./spelling.ts";

/** 识别代码: 17 signs. A wrong check digit is a doubt, not an error: imported cars have none. */
export function vin(reading: Reading): Value {
  const plain = capitals(reading);
  const read = spelt(plain, VIN);
  const text = textOfLetters(read.letters);
  const limit = isAltered(plain, read) ? ALTERED : 1;
  if (isVinChecked(text)) return { text, confidence: capped(confidenceOf(read, 11), limit) };
  const repaired = repair(read.letters, VIN.signs, isVinChecked);
  if (repaired) return { text: repaired, confidence: capped(confidenceOf(read), REPAIRED) };
  return { text, confidence: capped(confidenceOf(read), isVin(text) ? 0.8 : MALFORMED) };
}
