/** A stream of choices that one seed and one purpose decide: new choices in one place move nothing elsewhere. */
export interface Random {
  /** From 0 to just under 1, evenly. */
  readonly unit: () => number;
  /** From `low` to just under `high`, evenly. */
  readonly between: (low: number, high: number) => number;
  /** A whole number from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number;
  /** The bell curve of the given standard deviation around 0. */
  readonly normal: (deviation: number) => number;
  /** True as often as `share` (0…1) says. */
  readonly chance: (share: number) => boolean;
  /** @throws {RangeError} if the list is empty */
  readonly pick: <T>(list: readonly T[]) => T;
  /** Picks by weight: `[thing, weight]`; weights need not add up to anything. */
  readonly weighted: <T>(list: readonly (readonly [T, number])[]) => T;
}

/**
 * Makes a stream (mulberry32).
 *
 * @param seed - any whole number
 * @param purpose - what the stream is for; two purposes of one seed share nothing
 */
export function createRandom(seed: number, purpose: string): Random {
  let state = hashOf(`${seed} ${purpose}`);
  const unit = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <T>(list: readonly T[]) => {
    const chosen = list[Math.floor(unit() * list.length)];
    if (chosen === undefined)
      throw new RangeError("Expected a list to pick from, got an empty one");
    return chosen;
  };
  return {
    unit,
    pick,
    between: (low, high) => low + unit() * (high - low),
    whole: (low, high) => low + Math.floor(unit() * (high - low + 1)),
    normal: (deviation) =>
      deviation * Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    chance: (share) => unit() < share,
    weighted(list) {
      let left = unit() * list.reduce((sum, [, weight]) => sum + weight, 0);
      return (list.find(([, weight]) => (left -= weight) < 0) ?? pick(list))[0];
    },
  };
}

/** FNV-1a over UTF-16 units: enough to tell purposes apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
