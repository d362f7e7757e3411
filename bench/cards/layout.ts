/** Size of both cards, in millimetres. */
export const CARD = { width: 88, height: 60 } as const;

/** Pixels of the drawn card to a millimetre: a little finer than the largest picture needs. */
export const SCALE = 16;

/** Words of the empty form, printed long before the values. All lengths in millimetres, from the card's upper left. */
export interface Label {
  readonly x: number;
  /** Baseline of the Chinese line; the English one hangs below it. */
  readonly y: number;
  readonly chinese: string;
  readonly english: string;
}

/** Where the form leaves room for a value. */
export interface Slot {
  readonly item: string;
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  /** Room to the right: longer values are set narrower, then broken. */
  readonly width: number;
  /** Lines it may take; the first then moves up a little. */
  readonly lines: 1 | 2;
  /** A word that goes on from the slot before, in the same line, and is no part of the value. */
  readonly joins?: string;
}

/** A thin line that values should stand on. */
export interface Rule {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An empty form. */
export interface Form {
  readonly title: string;
  readonly englishTitle: string;
  readonly labels: readonly Label[];
  readonly slots: readonly Slot[];
  readonly rules: readonly Rule[];
  readonly seal: Box;
  readonly portrait?: Box;
  /** Height of a Chinese label. */
  readonly labelSize: number;
}
