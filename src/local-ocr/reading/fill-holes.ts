import { pitchOf } from "./text-line.ts";
import type { Letter, TextLine } from "./text-line.ts";

/** A ghost this probable, with room for a letter, is a letter. */
const PRESENT = 0.25;
/** Room: this far from the letters beside it, in steps from letter to letter. */
const ROOM = 0.6;

/**
 * Puts in the Chinese letters that are there and were not read.
 *
 * The recognizer leaves a rare letter out when it wavers between many: each is less likely than
 * none, all together are not. The likeliest goes in, with its own low probability: the value is
 * then as long as it should be, and marked as doubtful.
 */
export function fillHoles(line: TextLine): TextLine {
  const { letters, ghosts } = line;
  if (!letters.some(isChinese)) return line;
  const room = ROOM * Math.min(pitchOf(letters), pitchOfSquares(line));
  const missing = ghosts.filter(
    (ghost) =>
      isChinese(ghost) &&
      ghost.probability >= PRESENT &&
      letters.every(({ position }) => Math.abs(position - ghost.position) > room),
  );
  if (missing.length === 0) return line;
  const filled = [...letters, ...missing.map(asGuess)];
  return {
    ...line,
    letters: filled.sort((a, b) => a.position - b.position),
    ghosts: ghosts.filter((ghost) => !missing.includes(ghost)),
  };
}

const isChinese = ({ text }: Letter) => /[\u4E00-\u9FFF]/.test(text);

/** Chinese letters are as wide as they are high. */
const pitchOfSquares = ({ rect }: TextLine) => (0.85 * rect.height) / rect.width;

const asGuess = (ghost: Letter): Letter => ({
  ...ghost,
  probability: Math.min(0.3, ghost.rivals[0]?.probability ?? 0.1),
});
