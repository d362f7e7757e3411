/** Red, green and blue of one pixel. */
export type Pixel = readonly [number, number, number];

/** Steps of brightness that count as none: a flat patch explains nothing, however it is stretched. */
const ROUNDING = 1;

/**
 * How much of a shape shows in a picture at best: the share of its variance, 0…1, that follows the
 * one mix of red, green and blue that follows it most closely (R² of least squares).
 *
 * @param shape - what is looked for, a number for each pixel
 */
export function shareExplained(pixels: readonly Pixel[], shape: readonly number[]): number {
  const colours = ([0, 1, 2] as const).map((channel) =>
    centred(pixels.map((pixel) => pixel[channel])),
  );
  const wanted = centred(shape);
  const variance = dot(wanted, wanted);
  if (variance === 0) return 0;
  const along = colours.map((colour) => dot(colour, wanted));
  const weights = solve(
    colours.map((colour, row) =>
      colours.map(
        (other, column) => dot(colour, other) + (row === column ? pixels.length * ROUNDING : 0),
      ),
    ),
    along,
  );
  return dot(weights, along) / variance;
}

function centred(values: readonly number[]): readonly number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return values.map((value) => value - mean);
}

const dot = (some: readonly number[], others: readonly number[]) =>
  some.reduce((sum, value, at) => sum + value * (others[at] ?? 0), 0);

/** Gauss and Jordan, for a matrix that is symmetric and positive: no row need be exchanged. */
function solve(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): readonly number[] {
  let rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  for (let pivot = 0; pivot < rows.length; pivot++) {
    const by = rows[pivot] ?? [];
    const scaled = by.map((value) => value / (by[pivot] ?? 1));
    rows = rows.map((row, at) =>
      at === pivot ? scaled : row.map((value, i) => value - (row[pivot] ?? 0) * (scaled[i] ?? 0)),
    );
  }
  return rows.map((row) => row.at(-1) ?? 0);
}
