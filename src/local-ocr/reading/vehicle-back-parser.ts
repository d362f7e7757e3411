import { massFrom } from "../../licence/mass.ts";
import { occupantsFrom } from "../../licence/occupants.ts";
import type { Assignment } from "./assign.ts";
import { capped } from "./confidence.ts";
import { fieldIn } from "./field.ts";
import type { Field, Row } from "./field.ts";
import { inspectionRecord } from "./inspection-record.ts";
import { plate } from "./plate.ts";
import { dimensions, fileNumber, mass, occupants, orNothing } from "./second-page-values.ts";
import { free } from "./values.ts";

const ROWS: readonly Row[] = [
  { name: "号牌号码", parser: plate },
  { name: "档案编号", parser: fileNumber },
  { name: "核定载人数", parser: orNothing(occupants) },
  { name: "总质量", parser: orNothing(mass) },
  { name: "整备质量", parser: orNothing(mass) },
  { name: "核定载质量", parser: orNothing(mass) },
  { name: "外廓尺寸", parser: orNothing(dimensions) },
  { name: "准牵引总质量", parser: orNothing(mass) },
  { name: "备注", parser: orNothing(free), isFree: true },
  { name: "检验记录", parser: orNothing(inspectionRecord), isFree: true },
];

/** The items of a vehicle licence's second page, in the order of the card. */
export function parseVehicleBack(assignment: Assignment): readonly Field[] {
  const fields = ROWS.flatMap((row) => fieldIn(assignment, row));
  return areMassesPossible(fields) ? fields : fields.map(doubtedMass);
}

/** The most that is said of values that contradict each other. */
const CONTRADICTION = 0.6;
const MASSES: ReadonlySet<string> = new Set(["核定载人数", "总质量", "整备质量", "核定载质量"]);

const doubtedMass = (field: Field): Field =>
  MASSES.has(field.name)
    ? { ...field, confidence: capped(field.confidence, CONTRADICTION) }
    : field;

/** What a person and luggage add to a vehicle at the most, in kilograms, and what else may. */
const PERSON_KG = 200;
const REST_KG = 100;

/**
 * Whether the vehicle, its load and its people make the gross mass, roughly: a lost digit does not.
 * What was not read is not held against the others.
 */
function areMassesPossible(fields: readonly Field[]): boolean {
  const textOf = (label: string) => fields.find(({ name }) => name === label)?.text ?? "";
  const gross = massFrom(textOf("总质量"));
  const curb = massFrom(textOf("整备质量"));
  const people = occupantsFrom(textOf("核定载人数"));
  if (gross === undefined || curb === undefined || people === undefined) return true;
  const rest = gross - curb - (massFrom(textOf("核定载质量")) ?? 0);
  return rest >= 0 && rest <= people * PERSON_KG + REST_KG;
}
