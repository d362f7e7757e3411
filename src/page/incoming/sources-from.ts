import { isImageUrl } from "../gateway/image-check.ts";
import type { Source } from "../gateway/source.ts";

/** The pictures in what was dropped or pasted: its files, else the address that it spells. */
export function sourcesFrom(data: DataTransfer): readonly Source[] {
  const files = sourcesOf(data.files);
  if (files.length > 0) return files;
  const url = data.getData("text/plain").trim();
  return isImageUrl(url) ? [{ kind: "URL", url }] : [];
}

/** One picture a file. Whether it is one in fact is checked by its content, before it is sent. */
export const sourcesOf = (files: Iterable<File>): readonly Source[] =>
  [...files].map((file) => ({ kind: "FILE", file }));
