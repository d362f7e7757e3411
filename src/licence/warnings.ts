import type { LicenceField } from "./fields.ts";

/** Why a reviewer should look. Adding one is a minor release; renaming one is a major one. */
export type WarningCode =
  /** The service was not sure of its reading. */
  | "LOW_CONFIDENCE"
  /** The service read nothing for a field that every card has. */
  | "MISSING_FIELD"
  /** The text is not of the field's form: the value is absent, the text is in the items. */
  | "INVALID_FORMAT"
  /** The value is kept: real cards fail the check too. */
  | "CHECK_DIGIT_MISMATCH"
  /** Two values cannot both be right, or one field was read twice and differently. */
  | "INCONSISTENT"
  /** The licence was no longer valid on the day of the reading. */
  | "EXPIRED";

/** A doubt about a licence. It never takes a value away: what reads it decides. */
export interface LicenceWarning {
  readonly code: WarningCode;
  readonly field?: LicenceField;
  /** One sentence for a reviewer. It repeats no value, so it may stand in a log. */
  readonly message: string;
}

/** The warnings that read alike for every field. */
const MESSAGES = {
  LOW_CONFIDENCE: (name: string) => `Compare the ${name} with the picture: the reading is unsure.`,
  MISSING_FIELD: (name: string) => `Nothing was read for the ${name}.`,
  INVALID_FORMAT: (name: string) => `What was read for the ${name} is not in its format.`,
  INCONSISTENT: (name: string) =>
    `Different readings of the ${name} were found; the surest is given.`,
} as const satisfies Partial<Record<WarningCode, (name: string) => string>>;

export const warningOf = (code: keyof typeof MESSAGES, field: LicenceField): LicenceWarning => ({
  code,
  field,
  message: MESSAGES[code](nameOf(field)),
});

/** BIRTH_DATE as "birth date", and VIN as it is. */
const nameOf = (field: LicenceField) =>
  field === "VIN" ? field : field.toLowerCase().replaceAll("_", " ");
