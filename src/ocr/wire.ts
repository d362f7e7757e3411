import type { LicenceType } from "../licence/item.ts";

/** What `type` says on the wire. */
export const WIRE_TYPES = {
  VEHICLE: 0,
  DRIVER: 1,
  VEHICLE_BACK: 2, // since 2019
} as const satisfies Record<LicenceType, number>;

/** Where the service answers, below its endpoint. */
export const DRIVING_LICENCE_PATH = "/ocr/drivinglicence";

/**
 * How long the caller still waits for its answer, in whole milliseconds: a header of our own, which
 * only the local service is sent.
 */
export const TIME_LEFT_HEADER = "x-time-left-ms";

/** The largest request body the service takes, in bytes: the picture and all that is around it. */
export const BODY_LIMIT_BYTES = 6 * 2 ** 20;

/** The longest `url` the service takes, in bytes. */
export const URL_LIMIT_BYTES = 2_048;

/** One field as the service read it; later versions and sibling services add keys of their own. */
export interface WireItem {
  /** The field's name, in Chinese: 姓名, 证号 … */
  readonly item: string;
  readonly itemstring: string;
  /** From 0 to 1; one version of the page speaks of 0 to 100. */
  readonly itemconf: number;
  /** Pixels of the picture as it was sent. */
  readonly itemcoord?: WireBox;
}

export interface WireBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Every answer of the service, whether it succeeded (`code` 0) or not. */
export interface WireReply {
  readonly code: number;
  readonly message: string;
  /** Promised only with code 0. */
  readonly data?: {
    readonly session_id: string;
    readonly items: readonly WireItem[];
  };
}
