import { readFileSync } from "node:fs";
import type { LicenceType } from "../../src/licence/item.ts";

/** One hostile picture. It is made when it is wanted, and never stored. */
export interface HostileCase {
  /** Unique, and by it the bytes can be made again: see `make.ts`. */
  readonly name: string;
  readonly bytes: () => Uint8Array | Promise<Uint8Array>;
  /** Default: `DRIVER`. */
  readonly type?: LicenceType;
  /** Whether it is a good card in an odd dress, and should be read like the sample itself. */
  readonly isReadable?: true;
}

const sampleOf = (file: string) => readFileSync(new URL(`../../samples/${file}`, import.meta.url));

/** The good pictures that others are made of. */
export const DRIVER_SAMPLE = sampleOf("driver-licence.jpg");
export const VEHICLE_SAMPLE = sampleOf("vehicle-licence.jpg");

/** What the driver's sample says. */
export const DRIVER_TRUTH = JSON.parse(sampleOf("driver-licence.json").toString()) as Readonly<
  Record<string, string>
>;
