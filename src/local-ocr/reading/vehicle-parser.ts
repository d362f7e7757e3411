import { isPlate } from "../../licence/plate.ts";
import { isVinChecked } from "../../licence/vin.ts";
import { USE_CHARACTERS, VEHICLE_TYPES } from "../../licence/vocabularies.ts";
import { address, owner } from "./address.ts";
import type { Assignment } from "./assign.ts";
import { capped } from "./confidence.ts";
import { fieldAmong, fieldFrom } from "./field.ts";
import type { Field, Parser } from "./field.ts";
import { model } from "./model.ts";
import { date, engineNumber, listed, plate, vin } from "./values.ts";

interface Row {
  readonly name: string;
  readonly parser: Parser;
  /** Tells a value of this field from all others, where its label was not found. */
  readonly accepts?: (text: string) => boolean;
}

const ROWS: readonly Row[] = [
  { name: "车牌号码", parser: plate, accepts: isPlate },
  {
    name: "车辆类型",
    parser: (reading) => listed(reading, VEHICLE_TYPES),
    accepts: (text) => VEHICLE_TYPES.includes(text),
  },
  { name: "所有人", parser: owner },
  { name: "住址", parser: address },
  {
    name: "使用性质",
    parser: (reading) => listed(reading, USE_CHARACTERS),
    accepts: (text) => USE_CHARACTERS.includes(text),
  },
  { name: "品牌型号", parser: model },
  { name: "识别代码", parser: vin, accepts: isVinChecked },
  { name: "发动机号", parser: engineNumber },
  { name: "注册日期", parser: date },
  { name: "发证日期", parser: date },
];

/** Fields whose value nothing can be known of: all that stands there belongs to it. */
const FREE: ReadonlySet<string> = new Set(["所有人", "住址", "品牌型号", "发动机号"]);

/** The items of a vehicle licence, in the order of the API page. */
export function parseVehicle({ values, loose }: Assignment): readonly Field[] {
  return apart(fieldsOf({ values, loose }), values);
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

function fieldsOf({ values, loose }: Pick<Assignment, "values" | "loose">): readonly Field[] {
  return ROWS.flatMap(({ name, parser, accepts }) => {
    const fields = fieldFrom(name, values.get(name) ?? [], parser, FREE.has(name));
    return fields.length > 0 || !accepts ? fields : fieldAmong(name, loose, parser, accepts);
  });
}
