/** A file of a multipart request, held in memory: what an `Upload` variable resolves to. */
export interface UploadedFile {
  readonly bytes: Uint8Array;
}
