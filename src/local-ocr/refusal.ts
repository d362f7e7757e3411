import { RETURN_CODES, type ReturnCode } from "../ocr/return-codes.ts";

/** The service answers this call with a return code other than 0. */
export class Refusal extends Error {
  readonly code: Exclude<ReturnCode, 0>;

  constructor(code: Exclude<ReturnCode, 0>, options?: ErrorOptions) {
    super(RETURN_CODES[code].name, options);
    this.code = code;
  }

  override get name(): string {
    return this.constructor.name;
  }
}
