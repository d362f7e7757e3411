import { readFileSync } from "node:fs";

/** A served picture, and what its licence says, by the fields' Chinese names. */
export interface Sample {
  readonly file: string;
  readonly bytes: Buffer;
  readonly says: Readonly<Record<string, string>>;
  /** What the page calls its type in English. */
  readonly type: "Driver's licence" | "Vehicle licence" | "Vehicle licence, back";
}

const sample = (name: string, type: Sample["type"]): Sample => ({
  file: `${name}.jpg`,
  bytes: readFileSync(`samples/${name}.jpg`),
  says: JSON.parse(readFileSync(`samples/${name}.json`, "utf8")) as Sample["says"],
  type,
});

export const DRIVER = sample("driver-licence", "Driver's licence");
export const VEHICLE = sample("vehicle-licence", "Vehicle licence");
export const VEHICLE_BACK = sample("vehicle-licence-back", "Vehicle licence, back");
export const SAMPLES = [DRIVER, VEHICLE] as const;
