/** A picture in memory: red, green, blue, a byte each, row by row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** How much ink lies on each pixel, 0…255. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** Red, green and blue, 0…255. */
export type Colour = readonly [number, number, number];

export interface Place {
  /** Left edge on the paper, in pixels. */
  readonly x: number;
  /** Upper edge on the paper, in pixels. */
  readonly y: number;
}

/**
 * Prints a mask in one colour. Ink is a filter: what lies below shows through, as paper does.
 *
 * @param strength - 0 (nothing) to 1 (as dark as the colour)
 */
export function print(
  paper: Raster,
  mask: Mask,
  { x, y }: Place,
  colour: Colour,
  strength = 1,
): void {
  const [left, top] = [Math.round(x), Math.round(y)];
  for (let row = Math.max(0, -top); row < Math.min(mask.height, paper.height - top); row++) {
    for (
      let column = Math.max(0, -left);
      column < Math.min(mask.width, paper.width - left);
      column++
    ) {
      const cover = ((mask.data[row * mask.width + column] ?? 0) / 255) * strength;
      if (cover === 0) continue;
      const at = ((row + top) * paper.width + column + left) * 3;
      for (let channel = 0; channel < 3; channel++) {
        const under = paper.data[at + channel] ?? 0;
        paper.data[at + channel] = under * (1 - cover * (1 - (colour[channel] ?? 0) / 255));
      }
    }
  }
}

/** Lays one picture over another, as a glued photograph lies. */
export function glue(paper: Raster, picture: Raster, { x, y }: Place): void {
  for (let row = 0; row < picture.height; row++) {
    const from = row * picture.width * 3;
    const line = picture.data.subarray(from, from + picture.width * 3);
    paper.data.set(line, ((row + Math.round(y)) * paper.width + Math.round(x)) * 3);
  }
}
