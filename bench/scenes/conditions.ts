import { dim, onCopier, close } from "./shots.ts";
import {
  longOwner,
  newEnergy,
  sealOver,
  shiftedLeft,
  shiftedPrint,
  twoLineAddress,
  unshifted,
  wideLabels,
} from "./edits.ts";
import { validity } from "./validity.ts";
import { wrinkles } from "./film.ts";
import { glare } from "./glare.ts";
import { photocopy } from "./photocopy.ts";
import { electronic } from "./phone.ts";
import { thumb } from "./thumb.ts";
import type { Recipe, SceneType } from "./types.ts";
import { broad, pocket, small, tilted } from "./views.ts";
import { clean, tagged, turned } from "./whole.ts";

const ALL: readonly SceneType[] = ["DRIVER", "VEHICLE", "VEHICLE_BACK"];

/** Every condition by name: what sets its pictures apart. */
export const CONDITIONS: ReadonlyMap<string, Recipe> = new Map<string, Recipe>([
  ["clean", { instead: clean }],
  ["turned 90", { instead: turned(90) }],
  ["turned 180", { instead: turned(180) }],
  ["turned 270", { instead: turned(270) }],
  ["exif 90", { instead: tagged(90) }],
  ["exif 180", { instead: tagged(180) }],
  ["exif 270", { instead: tagged(270) }],
  ["tilted", { shot: pocket, aim: tilted }],
  ["small 50 %", { shot: pocket, aim: small(0.5) }],
  ["small 33 %", { shot: pocket, aim: small(0.33) }],
  ["small 25 %", { shot: pocket, aim: small(0.25) }],
  ["two pages beside", { types: ALL, arrangement: "beside", shot: broad }],
  ["two pages reversed", { types: ALL, arrangement: "reversed", shot: broad }],
  ["two pages above", { types: ALL, arrangement: "above", shot: broad }],
  ["two pages small", { types: ALL, arrangement: "beside", shot: pocket, aim: small(0.6) }],
  ["two pages turned", { types: ALL, arrangement: "beside", shot: broad, isTurned: true }],
  ["small turned", { shot: pocket, aim: small(0.4), isTurned: true }],
  ["both licences", { arrangement: "both licences", shot: broad }],
  ["wide labels", { edit: wideLabels }],
  ["shifted print", { edit: shiftedPrint, look: unshifted }],
  ["two-line address", { edit: twoLineAddress }],
  ["long owner", { types: ["VEHICLE"], edit: longOwner }],
  [
    "seal over text",
    { edit: sealOver, look: (look) => ({ ...look, sealInk: [176, 22, 38], sealStrength: 0.94 }) },
  ],
  [
    "heavy guilloche",
    { look: (look, random) => ({ ...look, rosettes: random.between(0.5, 0.85) }) },
  ],
  ["thumb", { shot: close, before: thumb }],
  ["glare", { shot: close, after: glare }],
  ["dim", { shot: dim }],
  ["photocopy", { shot: onCopier, after: photocopy }],
  ["folded", { shot: close, after: wrinkles }],
  ["new energy plate", { types: ["VEHICLE"], edit: newEnergy }],
  ["validity forms", { types: ["DRIVER"], edit: validity, look: shiftedLeft }],
  ["electronic licence", { types: ["DRIVER"], instead: electronic }],
  ["vehicle second page", { types: ["VEHICLE_BACK"] }],
]);
