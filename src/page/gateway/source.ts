/** Where a picture comes from: a file, an address, or one of the samples that are served. */
export type Source = FileSource | UrlSource | SampleSource;

export interface FileSource {
  readonly kind: "FILE";
  readonly file: File;
}

export interface UrlSource {
  readonly kind: "URL";
  readonly url: string;
}

export interface SampleSource {
  readonly kind: "SAMPLE";
  readonly path: string;
}

/** What the page calls the picture: the file's name, or the last part of the address. */
export function nameOf(source: Source): string {
  if (source.kind === "FILE") return source.file.name;
  if (source.kind === "SAMPLE") return lastPartOf(source.path);
  const { pathname, host } = new URL(source.url);
  return lastPartOf(pathname) || host;
}

const lastPartOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);

/** The bytes to upload; undefined when the service fetches them itself. */
export async function fileOf(source: Source, signal: AbortSignal): Promise<Blob | undefined> {
  if (source.kind === "URL") return undefined;
  if (source.kind === "FILE") return source.file;
  const response = await fetch(source.path, { signal });
  if (!response.ok) throw new Error(`Expected the sample ${source.path}, got ${response.status}.`);
  return response.blob();
}
