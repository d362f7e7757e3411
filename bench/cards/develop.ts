import sharp, { type Sharp } from "sharp";
import type { Shot } from "./camera.ts";
import type { Raster } from "./raster.ts";
import type { Random } from "./random.ts";

/** What lens, hand, sensor and file make of a lit scene. */
export async function develop(scene: Raster, shot: Shot, random: Random): Promise<Buffer> {
  const share = scene.width / 1000;
  const sigma = Math.max(0.3, shot.blur * share);
  const smeared = shot.smear ? smear(scene, shot.smear.length * share, shot.smear.angle) : scene;
  const { data } = await open(smeared).blur(sigma).raw().toBuffer({ resolveWithObject: true });
  const exposed = { ...scene, data: new Uint8ClampedArray(data) };
  addNoise(exposed, shot.noise, random);
  const file = shot.isSharpened ? open(exposed).sharpen({ sigma: 0.9 }) : open(exposed);
  return file.jpeg({ quality: shot.quality }).toBuffer();
}

const open = ({ width, height, data }: Raster): Sharp =>
  sharp(data, { raw: { width, height, channels: 3 } });

/** Averages along the way the hand moved, in pixels. */
function smear({ width, height, data }: Raster, length: number, angle: number): Raster {
  const steps = [-0.5, -0.25, 0, 0.25, 0.5].map((share) => ({
    x: Math.round(Math.cos(angle) * length * share),
    y: Math.round(Math.sin(angle) * length * share),
  }));
  const out = new Uint8ClampedArray(data.length);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3)
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (const step of steps) {
          const [column, row] = [clamp(x + step.x, width - 1), clamp(y + step.y, height - 1)];
          sum += data[(row * width + column) * 3 + channel] ?? 0;
        }
        out[at + channel] = sum / steps.length;
      }
  return { width, height, data: out };
}

/** Most noise is of brightness; a third of it is of colour. */
function addNoise({ data }: Raster, deviation: number, random: Random): void {
  const bell = Float32Array.from({ length: 8192 }, () => random.normal(deviation));
  const draw = () => bell[Math.floor(random.unit() * 8192)] ?? 0;
  for (let at = 0; at < data.length; at += 3) {
    const grey = draw();
    for (let channel = 0; channel < 3; channel++)
      data[at + channel] = (data[at + channel] ?? 0) + grey + draw() * 0.35;
  }
}

const clamp = (value: number, high: number) => Math.max(0, Math.min(high, value));
