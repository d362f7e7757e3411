/** Bytes that may wait for a slow reader of an output. */
const WAITING_LIMIT_BYTES = 2 ** 20;

/**
 * A function that writes to an output of this process and never waits for it. What cannot be
 * written is lost: the disk is full, the reader is gone, or too slow.
 */
export function lossyWriter(output: NodeJS.WriteStream): (text: string | Uint8Array) => void {
  // The stream reports the error of each write, and goes on.
  output.on("error", () => undefined);
  return (text) => {
    if (output.writableLength < WAITING_LIMIT_BYTES) output.write(text);
  };
}
