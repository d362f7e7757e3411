import { createField } from "../cards/noise.ts";
import { createRandom } from "../cards/random.ts";
import type { Overlay } from "./overlay.ts";

/** A copier's page: grey, hard, with streaks of a dirty drum and specks of toner. */
export const photocopy: Overlay = (picture, _, __, random) => {
  const { width, height, data } = picture;
  const [black, white] = [random.between(34, 70), random.between(188, 226)];
  const field = createField(random.unit);
  const streaks = streaksOf(width, random.whole(0, 2 ** 30));
  const grain = random.between(5, 14);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      const grey = 0.26 * red + 0.6 * green + 0.14 * blue;
      const level = Math.max(0, Math.min(1, (grey - black) / (white - black)));
      const hard = level * level * (3 - 2 * level);
      const toner = field(x / 1.3, y / 1.3) * grain + field(x / 130, y / 130) * 7;
      const speck = field(x / 2.1 + 70, y / 2.1 + 31) > 0.93 ? -70 : 0;
      const out = 18 + hard * 230 + toner + speck + (streaks[x] ?? 0);
      data[at] = data[at + 1] = data[at + 2] = out;
    }
  return [];
};

/** Per column: light where the drum is scratched, dark where it is dirty. */
function streaksOf(width: number, seed: number): Float32Array {
  const random = createRandom(seed, "scene streaks");
  const streaks = new Float32Array(width);
  for (let left = random.whole(3, 8); left > 0; left--) {
    const [middle, breadth] = [random.between(0, width), random.between(0.0012, 0.004) * width];
    const depth = random.pick([-1, -1, 1]) * random.between(16, 52);
    for (let x = 0; x < width; x++)
      streaks[x] = (streaks[x] ?? 0) + depth * Math.exp(-(((x - middle) / breadth) ** 2));
  }
  return streaks;
}
