import { halfWidth } from "../../licence/text.ts";
import { vehicleClassesFrom } from "../../licence/vehicle-classes.ts";
import { capped, confidenceOf, MALFORMED, REPAIRED, textOfLetters } from "./confidence.ts";
import type { Reading, Value } from "./confidence.ts";
import { snap } from "./repair.ts";
import { capitals, only, SEX, spelt } from "./spelling.ts";

/** 准驾车型: "C1E" is C1 and E, printed without a sign between. */
export function vehicleClasses(reading: Reading): Value {
  const plain = only(capitals(reading), /[A-Z\d|]/);
  const text = textOfLetters(plain.letters);
  const found = vehicleClassesFrom(text);
  if (found) return { text: found.join(""), confidence: confidenceOf(plain, 3) };
  const mended = vehicleClassesFrom(
    text
      .replace(/8(?=[12ILZ|])/g, "B")
      .replace(/([ABC])[IL|]/g, "$11")
      .replace(/([ABC])Z/g, "$12")
      .replace(/CS/g, "C5"),
  );
  if (mended) return { text: mended.join(""), confidence: capped(confidenceOf(plain), REPAIRED) };
  return { text, confidence: capped(confidenceOf(plain), MALFORMED) };
}

/** A value of a short list, or whatever stands there. */
export function listed(reading: Reading, list: readonly string[]): Value {
  const read = only(reading, /[\u4E00-\u9FFF\w]/);
  const text = textOfLetters(read.letters);
  const found = snap(text, list);
  if (found === text) return { text, confidence: confidenceOf(read, 4) };
  if (found) return { text: found, confidence: capped(confidenceOf(read), REPAIRED) };
  return { text, confidence: capped(confidenceOf(read), 0.9) };
}

/** 性别: where it was read as another sign, what that may be. */
export function sex(reading: Reading): Value {
  const read = only(reading, SEX.signs);
  const { letters } = read.letters.length > 0 ? read : spelt(reading, SEX);
  return listed({ ...read, letters }, ["男", "女"]);
}

/** A text that nothing is known of. */
export function free(reading: Reading): Value {
  const text = halfWidth(textOfLetters(reading.letters));
  return { text, confidence: confidenceOf(reading) };
}
