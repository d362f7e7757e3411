import type { Access } from "./access.ts";
import { LIMITS } from "./operations.ts";
import { ENDPOINT } from "./request.ts";

/** What a picture must be to be taken. */
export interface ImageLimits {
  readonly maxBytes: number;
  /** In characters. */
  readonly maxUrlLength: number;
  readonly formats: readonly string[];
}

/** Asks the gateway; undefined when it does not say: then it checks alone, which costs an upload. */
export async function fetchImageLimits(access: Access): Promise<ImageLimits | undefined> {
  try {
    const response = await fetch(ENDPOINT, {
      method: "POST",
      headers: { ...access.headers(), "content-type": "application/json" },
      body: JSON.stringify({ query: LIMITS }),
    });
    if (response.status === 401) access.want();
    const { data } = (await response.json()) as { data?: { imageLimits?: ImageLimits } };
    return data?.imageLimits;
  } catch {
    return undefined;
  }
}
