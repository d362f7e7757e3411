import { ImageError } from "../../errors.ts";
import { readLicence } from "../../licence/licence.ts";
import { imageFromBytes, imageFromUrl, type Image } from "../../ocr/image.ts";
import type { MutationRecognizeLicenceArgs, MutationResolvers } from "../types.generated.ts";

export const Mutation: MutationResolvers = {
  async recognizeLicence(_, { type, ...source }, { recognitions, allowPrivateUrls, today }) {
    const image = await takeImage(source, allowPrivateUrls);
    return readLicence(type, await recognitions.load({ type, image }), today);
  },
};

/** The one picture that the arguments name. */
async function takeImage(
  { url, upload }: Omit<MutationRecognizeLicenceArgs, "type">,
  allowPrivateUrls: boolean,
): Promise<Image> {
  if (url != null && upload == null) return imageFromUrl(url, allowPrivateUrls);
  if (upload != null && url == null) return imageFromBytes((await upload).bytes);
  throw new ImageError("BAD_USER_INPUT", "Give the picture once: by `url`, or by `upload`.");
}
