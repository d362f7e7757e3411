import { SCALE, type Box } from "./layout.ts";
import type { Raster } from "./raster.ts";
import type { Random } from "./random.ts";
import { renderRaster, svgOf } from "./render.ts";

const SKINS = ["#e8c4a4", "#dcb08c", "#f0d0b4", "#cfa07c"];
const CLOTHES = ["#2c3a55", "#4a3030", "#33473a", "#222", "#7a7f88", "#f4f4f2"];
const WALLS = ["#fdfdfd", "#eef4fb", "#f7f7f4"];

/** A drawn head and shoulders before a bright wall: like nobody. */
export function drawPortrait(
  { width, height }: Box,
  isWoman: boolean,
  random: Random,
): Promise<Raster> {
  const skin = random.pick(SKINS);
  const [w, h] = [random.between(0.9, 1.1), random.between(0.94, 1.06)];
  const hair = isWoman
    ? `<path d="M24 ${62 * h} Q18 20 50 18 Q82 20 76 ${62 * h} Z" fill="#1d1815"/>`
    : `<path d="M29 46 Q24 19 50 18 Q76 19 71 46 Z" fill="#181614"/>`;
  const body =
    `<rect width="100" height="130" fill="${random.pick(WALLS)}"/>` +
    `<g transform="translate(${50 - 50 * w} 2) scale(${w} 1)">${hair}` +
    `<path d="M6 134 Q10 96 38 92 L62 92 Q90 96 94 134 Z" fill="${random.pick(CLOTHES)}"/>` +
    `<path d="M40 72 L60 72 L62 95 L50 106 L38 95 Z" fill="${skin}"/>` +
    `<ellipse cx="50" cy="54" rx="20.5" ry="${27 * h}" fill="${skin}"/>` +
    `<path d="M29.5 46 Q33 27 50 29 Q67 27 70.5 46 Q72 20 50 19 Q28 20 29.5 46 Z" fill="#1d1815"/>` +
    `<g fill="#2a2220"><ellipse cx="41.5" cy="52" rx="3" ry="1.5"/><ellipse cx="58.5" cy="52" rx="3" ry="1.5"/>` +
    `<rect x="37" y="46.5" width="9" height="1.5"/><rect x="54" y="46.5" width="9" height="1.5"/></g>` +
    `<path d="M48 62 Q50 64 52 62" stroke="#a87858" stroke-width="1.4" fill="none"/>` +
    `<path d="M43 70 Q50 73.5 57 70" stroke="#a4574e" stroke-width="2" fill="none"/></g>`;
  const scale = (width * SCALE) / 100;
  return renderRaster(
    svgOf(Math.round(width * SCALE), Math.round(height * SCALE), body, scale),
    1.5,
  );
}
