import sharp from "sharp";

/** A picture without a licence on it: the reader looks at it, and finds nothing. */
export const blankImage = (format: "png" | "jpeg", width = 64, height = 48): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: "#d8d8d0" } })
    .toFormat(format)
    .toBuffer();
