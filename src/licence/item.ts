/** Which page a picture shows: the main page of one of the two documents, or the second page (副页) of 行驶证. */
export type LicenceType = "DRIVER" | "VEHICLE" | "VEHICLE_BACK";

/** Pixels of the picture as it was sent; the origin is its top left corner. */
export interface BoundingBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One value as an OCR service read it. */
export interface Item {
  /** The service's own name of the field, in Chinese: 姓名, 证号 … */
  readonly label: string;
  /** What stands on the card, as read. */
  readonly text: string;
  /** From 0 (a guess) to 1 (certain). */
  readonly confidence: number;
  readonly box?: BoundingBox;
}
