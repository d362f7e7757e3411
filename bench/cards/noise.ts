/** A smooth random field: same place, same value, -1…1. */
export type Field = (x: number, y: number) => number;

/**
 * Value noise on a lattice of unit cells.
 *
 * @param unit - a source of numbers 0…1; 65,536 are taken at once
 */
export function createField(unit: () => number): Field {
  const lattice = Float32Array.from({ length: 65_536 }, () => unit() * 2 - 1);
  const at = (x: number, y: number) => lattice[((y & 255) << 8) | (x & 255)] ?? 0;
  return (x, y) => {
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [across, down] = [smooth(x - left), smooth(y - top)];
    const upper = mix(at(left, top), at(left + 1, top), across);
    const lower = mix(at(left, top + 1), at(left + 1, top + 1), across);
    return mix(upper, lower, down);
  };
}

export const mix = (from: number, to: number, share: number) => from + (to - from) * share;

/** Rises from 0 to 1 with no corner at either end. */
const smooth = (share: number) => share * share * (3 - 2 * share);
