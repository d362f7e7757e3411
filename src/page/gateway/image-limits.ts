import { noAnswer, type Failure } from "./failure.ts";
import { LIMITS } from "./operations.ts";
import { readLimits } from "./read-answer.ts";
import { ENDPOINT } from "./request.ts";

/** What a picture must be to be taken. */
export interface ImageLimits {
  readonly maxBytes: number;
  /** In characters. */
  readonly maxUrlLength: number;
  readonly formats: readonly string[];
}

/** Asks the gateway, which costs nothing: the limits, or why it does not say. It never rejects. */
export async function fetchImageLimits(
  headers: Readonly<Record<string, string>>,
): Promise<ImageLimits | Failure> {
  try {
    const response = await fetch(ENDPOINT, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({ query: LIMITS }),
    });
    return readLimits(await response.text());
  } catch {
    return noAnswer(false);
  }
}

/** Tells the limits from a failure to get them. */
export const isLimits = (answer: ImageLimits | Failure): answer is ImageLimits =>
  "maxBytes" in answer;
