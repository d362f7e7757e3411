import { isPlate } from "../../licence/plate.ts";
import { isVinChecked } from "../../licence/vin.ts";
import { USE_CHARACTERS, VEHICLE_TYPES } from "../../licence/vocabularies.ts";
import { address, owner } from "./address.ts";
import type { Assignment } from "./assign.ts";
import { capped } from "./confidence.ts";
import { date } from "./dates.ts";
import { engineNumber } from "./engine-number.ts";
import { fieldIn } from "./field.ts";
import type { Field, Row } from "./field.ts";
import { model } from "./model.ts";
import { plate } from "./plate.ts";
import { listed } from "./values.ts";
import { vin } from "./vin.ts";

const ROWS: readonly Row[] = [
  { name: "车牌号码", parser: plate, accepts: isPlate },
  {
    name: "车辆类型",
    parser: (reading) => listed(reading, VEHICLE_TYPES),
    accepts: (text) => VEHICLE_TYPES.includes(text),
  },
  { name: "所有人", parser: owner, isFree: true },
  { name: "住址", parser: address, isFree: true },
  {
    name: "使用性质",
    parser: (reading) => listed(reading, USE_CHARACTERS),
    accepts: (text) => USE_CHARACTERS.includes(text),
  },
  { name: "品牌型号", parser: model, isFree: true },
  { name: "识别代码", parser: vin, accepts: isVinChecked },
  { name: "发动机号", parser: engineNumber, isFree: true },
  { name: "注册日期", parser: date },
  { name: "发证日期", parser: date },
];

/** The items of a vehicle licence, in the order of the API page. */
export function parseVehicle(assignment: Assignment): readonly Field[] {
  return apart(
    ROWS.flatMap((row) => fieldIn(assignment, row)),
    assignment.values,
  );
}

/** The most that is said of what may be another's value. */
const MIXED = 0.5;

/** Fields whose values stand side by side, or one below the other, and look alike. */
const NEIGHBOURS: readonly {
  readonly names: readonly string[];
  readonly isMixed: (field: Field) => boolean;
}[] = [
  { names: ["所有人", "住址"], isMixed: ({ lines }) => lines.length > 1 },
  { names: ["注册日期", "发证日期"], isMixed: () => true },
];

/** Where one of two labels was not found, the other may have its value, or both. */
function apart(fields: readonly Field[], values: Assignment["values"]): readonly Field[] {
  const alone = NEIGHBOURS.filter(({ names }) => !names.every((name) => values.has(name)));
  return fields.map((field) =>
    alone.some(({ names, isMixed }) => names.includes(field.name) && isMixed(field))
      ? { ...field, confidence: capped(field.confidence, MIXED) }
      : field,
  );
}
