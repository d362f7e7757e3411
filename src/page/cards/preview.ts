import type { Source } from "../gateway/source.ts";

/** Where the browser finds the picture: for a file, an address that only this page knows. */
export function previewOf(source: Source): string {
  if (source.kind === "FILE") return URL.createObjectURL(source.file);
  return source.kind === "URL" ? source.url : source.path;
}

/** Lets go of a file's bytes. */
export function releasePreview(source: Source, previewUrl: string): void {
  if (source.kind === "FILE") URL.revokeObjectURL(previewUrl);
}
