import type { LicenceType } from "../../licence/item.ts";
import { editDistance, findNearest } from "./edit-distance.ts";
import { FORMS } from "./form.ts";

/** What every page of either licence is headed with, up to the word that tells them apart. */
const TITLES: readonly (readonly [LicenceType, string])[] = [
  ["DRIVER", FORMS.DRIVER.title],
  ["VEHICLE", FORMS.VEHICLE.title],
];

/** The licence a title names, if its telling letter was read; or that it heads another second page (副页). */
export type Title = LicenceType | "SECOND_PAGE" | "UNCERTAIN";

/** Letters of a title that may be misread or lost. */
const TITLE_LIMIT = 5;

/**
 * Which licence a line is the title of.
 *
 * The two titles differ in one letter, 驾 or 行. A title in which that letter was misread names
 * neither, and counts as a title all the same.
 *
 * @returns `undefined` when the line is no title
 */
export function titleOf(text: string): Title | undefined {
  if (!/[机动车驶证]{3}/.test(text)) return undefined;
  const isTitle = TITLES.some(([, title]) => isNear(text, title));
  if (!isTitle && findNearest(text, "机动车驾驶证", 2) === undefined) return undefined;
  if (/副|证.?页/.test(text)) return /行驶|行[^行]证/.test(text) ? "VEHICLE_BACK" : "SECOND_PAGE";
  if (/驾驶|驾[^驾]证/.test(text)) return "DRIVER";
  if (/行驶|行[^行]证/.test(text)) return "VEHICLE";
  return "UNCERTAIN";
}

const isNear = (text: string, title: string) => editDistance(text, title) <= TITLE_LIMIT;
