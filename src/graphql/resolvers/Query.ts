import { IMAGE_FORMATS } from "../../ocr/image-format.ts";
import { IMAGE_LIMITS } from "../../ocr/image.ts";
import type { QueryResolvers } from "../types.generated.ts";

export const Query: Pick<QueryResolvers, "imageLimits"> = {
  imageLimits: () => ({ ...IMAGE_LIMITS, formats: IMAGE_FORMATS }),
};
