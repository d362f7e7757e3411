import type { Item } from "../../src/licence/item.ts";
import type { Scene } from "../scenes/scene.ts";
import { CERTAIN, plain, SEAL } from "./score.ts";

/** What became of one item of one picture. */
export interface Verdict {
  readonly condition: string;
  readonly type: Scene["type"];
  readonly seed: number;
  readonly item: string;
  /** Empty for what the page does not say at all. */
  readonly expected: string;
  /** Empty where the reader says nothing. */
  readonly got: string;
  /** 0 where the reader says nothing. */
  readonly confidence: number;
  /** Whether nobody can read it in the picture. */
  readonly isGone: boolean;
}

/** Compares what a reader says of a picture with what is printed: item by item, then what it made up. */
export function judge(scene: Scene, seed: number, items: readonly Item[]): readonly Verdict[] {
  const { condition, type, truth, gone } = scene;
  const verdictOf = (name: string): Verdict => {
    const item = items.find(({ label }) => label === name);
    const got = plain(item?.text ?? "");
    const confidence = item?.confidence ?? 0;
    const expected = plain(truth[name] ?? "");
    return {
      condition,
      type,
      seed,
      item: name,
      expected,
      got,
      confidence,
      isGone: gone.includes(name),
    };
  };
  return [...new Set([...Object.keys(truth), ...items.map(({ label }) => label)])].map(verdictOf);
}

export const isRight = ({ expected, got }: Verdict): boolean => expected === got;

/** Whether it counts among the fields to be read. The seal is read where it can be. */
export const isAsked = ({ item, expected, isGone }: Verdict): boolean =>
  item !== SEAL && expected !== "" && !isGone;

/** Whether the reader said something; also of what is gone, which it should not be sure of. */
export const isTold = ({ item, got }: Verdict): boolean => item !== SEAL && got !== "";

/** Told wrongly, with a confidence that promises better. */
export const isCertainlyWrong = (verdict: Verdict): boolean =>
  isTold(verdict) && !isRight(verdict) && verdict.confidence >= CERTAIN;

/** Fields read exactly, as a share of those asked for, 0…1; undefined where none is. */
export function exactShare(verdicts: readonly Verdict[]): number | undefined {
  const asked = verdicts.filter(isAsked);
  return asked.length === 0 ? undefined : asked.filter(isRight).length / asked.length;
}
