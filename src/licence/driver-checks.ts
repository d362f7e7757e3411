import { isAfter, isNotBefore, type Check } from "./checks.ts";
import type { DriverValues } from "./driver-values.ts";
import { birthDateOf, isResidentId, isResidentIdChecked, sexOf } from "./resident-id.ts";

/** What holds between the values of a right driver's licence. */
export const DRIVER_CHECKS: readonly Check<DriverValues>[] = [
  {
    code: "CHECK_DIGIT_MISMATCH",
    field: "LICENCE_NUMBER",
    message: "The check digit of the licence number is wrong: compare the number with the picture.",
    fails: ({ licenceNumber: id = "" }) => isResidentId(id) && !isResidentIdChecked(id),
  },
  {
    code: "INCONSISTENT",
    field: "LICENCE_NUMBER",
    message: "The licence number holds no possible birth date.",
    fails: ({ licenceNumber: id = "" }) => isResidentId(id) && birthDateOf(id) === undefined,
  },
  {
    code: "INCONSISTENT",
    field: "BIRTH_DATE",
    message: "The birth date is not the one in the licence number.",
    fails: ({ licenceNumber: id = "", birthDate }) =>
      birthDate !== undefined && birthDate !== (birthDateOf(id) ?? birthDate),
  },
  {
    code: "INCONSISTENT",
    field: "SEX",
    message: "The sex is not the one in the licence number.",
    fails: ({ licenceNumber: id = "", sex }) =>
      sex !== undefined && isResidentId(id) && sex !== sexOf(id),
  },
  {
    code: "INCONSISTENT",
    field: "FIRST_ISSUE_DATE",
    message: "The first issue date should be after the birth date.",
    fails: ({ birthDate, firstIssueDate }) => isNotBefore(birthDate, firstIssueDate),
  },
  {
    code: "INCONSISTENT",
    field: "VALID_FROM",
    message: "The licence should not be valid before its first issue date.",
    fails: ({ firstIssueDate, validFrom }) => isAfter(firstIssueDate, validFrom),
  },
  {
    code: "INCONSISTENT",
    field: "VALID_UNTIL",
    message: "The end of the validity should be after its start.",
    fails: ({ validFrom, validUntil }) => isNotBefore(validFrom, validUntil),
  },
  {
    code: "EXPIRED",
    field: "VALID_UNTIL",
    message: "The licence has expired.",
    fails: ({ validUntil }, today) => isAfter(today, validUntil),
  },
];
