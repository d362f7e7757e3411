/** A decoded picture: three bytes a pixel, red first, row after row from the top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  /** Pixels of the sent picture for one pixel of this one; 1 or more. */
  readonly scale: number;
}
