import type { LicenceField } from "./fields.ts";
import type { LicenceWarning } from "./warnings.ts";

/** Something that holds between right values. What was not read is not checked. */
export interface Check<Values> extends LicenceWarning {
  readonly code: "CHECK_DIGIT_MISMATCH" | "INCONSISTENT" | "EXPIRED";
  /** The field a reviewer looks at first. */
  readonly field: LicenceField;
  /** @param today - YYYY-MM-DD */
  readonly fails: (values: Values, today: string) => boolean;
}

/** A warning for each check that fails. */
export const failedChecks = <Values>(
  checks: readonly Check<Values>[],
  values: Values,
  today: string,
): readonly LicenceWarning[] =>
  checks
    .filter(({ fails }) => fails(values, today))
    .map(({ code, field, message }) => ({ code, field, message }));

/** A date as YYYY-MM-DD, which sorts as text; `undefined` when it was not read. */
type MaybeDate = string | undefined;

/** Whether both dates are known, and the first is later than the second. */
export const isAfter = (date: MaybeDate, other: MaybeDate): boolean =>
  date !== undefined && other !== undefined && date > other;

/** Whether both dates are known, and the first is not earlier than the second. */
export const isNotBefore = (date: MaybeDate, other: MaybeDate): boolean =>
  date !== undefined && other !== undefined && date >= other;
