import type { TextLine } from "../../src/local-ocr/reading/text-line.ts";

/** A line whose letters stand at even distances. */
export const lineOf = (text: string, probability = 1): TextLine => ({
  rect: { center: { x: 500, y: 20 }, width: 40 * text.length, height: 40, angle: 0 },
  letters: Array.from(text, (sign, i) => ({
    text: sign,
    probability,
    position: (i + 0.5) / text.length,
    rivals: [],
  })),
  ghosts: [],
});
