import { dateFrom } from "../../licence/dates.ts";
import {
  birthDateOf,
  isResidentId,
  isResidentIdChecked,
  sexOf,
} from "../../licence/resident-id.ts";
import { sexFrom } from "../../licence/sex.ts";
import { NATIONALITIES } from "../../licence/vocabularies.ts";
import { address, personName } from "./address.ts";
import type { Assignment } from "./assign.ts";
import { capped, MALFORMED, textOfLetters, UNLABELLED } from "./confidence.ts";
import type { Value } from "./confidence.ts";
import { date, validity } from "./dates.ts";
import { fieldFrom, fieldIn, joined } from "./field.ts";
import type { Field, Row } from "./field.ts";
import { VALIDITY } from "./form.ts";
import { residentId, residentIdOfBirth } from "./resident-id.ts";
import { sliceLine } from "./text-line.ts";
import type { TextLine } from "./text-line.ts";
import { listed, sex, vehicleClasses } from "./values.ts";

const ROWS: readonly Row[] = [
  { name: "证号", parser: residentId, accepts: isResidentIdChecked },
  { name: "姓名", parser: personName, isFree: true },
  {
    name: "性别",
    parser: sex,
    accepts: (text) => ["男", "女"].includes(text),
    alone: (reading) => (reading.letters.length > SHORT ? NOTHING : sex(reading)),
  },
  {
    name: "国籍",
    parser: (reading) => listed(reading, NATIONALITIES),
    accepts: (text) => NATIONALITIES.includes(text),
    // A row of a seal, 内蒙古自治区, names no holder's country.
    alone: (reading) =>
      textOfLetters(reading.letters).includes("内蒙古") ? NOTHING : listed(reading, NATIONALITIES),
    before: "性别",
  },
  { name: "住址", parser: address, isFree: true },
  { name: "出生日期", parser: date },
  { name: "领证日期", parser: date },
  // A class of one letter may be a speck.
  { name: "准驾车型", parser: vehicleClasses, accepts: (text) => /^[ABC]\d/.test(text) },
];

/** A line with 男 or 女 in it that is no longer may be a sex, with half of its label. */
const SHORT = 4;
const NOTHING: Value = { text: "", confidence: 0 };

/** The items of a driver's licence, in the order of the API page. */
export function parseDriver(assignment: Assignment): readonly Field[] {
  const rows = ROWS.flatMap((row) => fieldIn(assignment, row));
  const confirmedRows = rows.map((field) => confirmed(withBirthDate(field, rows), rows));
  return [...confirmedRows, ...validityOf(assignment)];
}

/** A number that cannot be right as it was read, with the birth date in it as the card has it too. */
function withBirthDate(field: Field, all: readonly Field[]): Field {
  if (field.name !== "证号" || isResidentIdChecked(field.text)) return field;
  const birthDate = all.find((other) => other.name === "出生日期" && isDate(other));
  return { ...field, ...(birthDate && residentIdOfBirth(joined(field.lines), birthDate.text)) };
}

/** The validity by its labels; without one, two dates in one line are it. */
function validityOf({ values, loose }: Assignment): readonly Field[] {
  const labelled = labelledValidityOf(values);
  if (labelled.length > 0) return labelled;
  const ranges = loose.map((line) => labelledValidityOf(new Map([[VALIDITY, [line]]])));
  const range = ranges.find((dates) => dates.length === 2 && dates.every(isDate)) ?? [];
  return range.map((field) => ({ ...field, confidence: capped(field.confidence, UNLABELLED) }));
}

const isDate = ({ text, confidence }: Field) =>
  confidence > MALFORMED && dateFrom(text) !== undefined;

/** Old cards label the beginning and the term; new ones print both dates behind one label. */
function labelledValidityOf(values: Assignment["values"]): readonly Field[] {
  const start = values.get("起始日期") ?? [];
  const lines = values.get(VALIDITY) ?? [];
  const { from, until } = validity(joined(lines));
  const [before, after] = parted(lines, from ? 8 : 0);
  const given = fieldFrom("起始日期", start, date);
  // Of two dates one is missing, and which cannot be told: it is read again.
  const isHalf = from && !until && given.length === 0;
  if (isHalf)
    return [{ name: "有效日期", lines, ...from, confidence: capped(from.confidence, MALFORMED) }];
  // A single date behind "有效期限" is the end, where the beginning has a label of its own.
  if (given.length > 0 && from && !until) return [...given, { name: "有效日期", lines, ...from }];
  return [
    ...given,
    ...(from && given.length === 0 ? [{ name: "起始日期", lines: before, ...from }] : []),
    ...(until ? [{ name: "有效日期", lines: after, ...until }] : []),
  ];
}

/** The lines up to the nth digit, and those after it. */
function parted(lines: readonly TextLine[], digits: number): readonly [TextLine[], TextLine[]] {
  const parts: [TextLine[], TextLine[]] = [[], []];
  let left = digits;
  for (const line of lines) {
    const size = line.letters.length;
    const places = line.letters.flatMap(({ text }, i) => (/\d/.test(text) ? [i] : []));
    const cut = left > places.length ? size : (places[left - 1] ?? -1) + 1;
    left -= Math.min(left, places.length);
    if (cut > 0) parts[0].push(sliceLine(line, 0, cut));
    if (cut < size) parts[1].push(sliceLine(line, cut, size));
  }
  return parts;
}

/** Of how many birth dates misread one agrees with the number by chance. */
const AGREEMENT = 100;
/** The most that is said of two values that contradict each other. */
const CONTRADICTION = 0.6;

/**
 * The number holds birth date and sex: what agrees is surer for it, what does not is in doubt. Of
 * two birth dates it is the one that was read more surely.
 *
 * @param all - as they were read: a number that was put right by the date tells nothing of the date
 */
function confirmed(field: Field, all: readonly Field[]): Field {
  const number = all.find(({ name }) => name === "证号");
  if (!number || !isResidentId(number.text)) return field;
  const agrees = agreementOf(field, number.text);
  if (agrees === undefined) return field;
  if (agrees) return { ...field, confidence: 1 - (1 - field.confidence) / AGREEMENT };
  const isSurer = number.confidence > field.confidence || !isDate(field);
  const isBelieved = isSurer && isResidentIdChecked(number.text);
  const born = isBelieved && field.name === "出生日期" ? birthDateOf(number.text) : undefined;
  return {
    ...field,
    text: born ?? field.text,
    confidence: born ? CONTRADICTION : capped(field.confidence, CONTRADICTION),
  };
}

function agreementOf({ name, text }: Field, number: string): boolean | undefined {
  if (name === "出生日期") return birthDateOf(number) === text;
  if (name === "性别") return sexFrom(text) === sexOf(number);
  return undefined;
}
