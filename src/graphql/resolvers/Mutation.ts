import { ImageError } from "../../errors.ts";
import { readLicence, type Licence } from "../../licence/licence.ts";
import { imageFromBytes, imageFromUrl, type Image, type MayBePrivate } from "../../ocr/image.ts";
import type { Context } from "../context.ts";
import { failureOf } from "../recognition-failure.ts";
import type { LicenceImage, MutationResolvers } from "../types.generated.ts";

export const Mutation: MutationResolvers = {
  recognizeLicence: (_, image, context) => recognize(image, context),
  recognizeLicences: (_, { images }, context) =>
    Promise.all(
      images.map((image) =>
        recognize(image, context).catch((error: unknown) => failureOf(context.maskError(error))),
      ),
    ),
};

async function recognize({ type, ...source }: LicenceImage, context: Context): Promise<Licence> {
  const image = await takeImage(source, context.mayBePrivate);
  return readLicence(type, await context.recognitions.load({ type, image }), context.today);
}

/** The one picture that the arguments name. */
async function takeImage(
  { url, upload }: Omit<LicenceImage, "type">,
  mayBePrivate: MayBePrivate,
): Promise<Image> {
  if (url != null && upload == null) return imageFromUrl(url, mayBePrivate);
  if (upload != null && url == null) {
    const { bytes, hold } = await upload;
    return imageFromBytes(bytes, hold);
  }
  throw new ImageError("BAD_USER_INPUT", "Give the picture once: by `url`, or by `upload`.");
}
