/** Why a picture gave no reading. The service answers −1102 for the first and −9002 for the second. */
export type ReadingFailure = "IMAGE_UNDECODABLE" | "NO_LICENCE";

/** The picture cannot be read, or shows no licence of the type asked for. */
export class ReadingError extends Error {
  readonly reason: ReadingFailure;

  constructor(reason: ReadingFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }

  override get name(): string {
    return this.constructor.name;
  }
}
