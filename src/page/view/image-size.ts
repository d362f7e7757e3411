/** A picture's own size in pixels, upright, as the boxes count them. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}
