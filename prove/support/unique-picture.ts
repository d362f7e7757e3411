/** The same JPEG for the eye, another one for whoever remembers it. @param at - a whole number from 0 */
export function unique(jpeg: Buffer, at: number): Buffer {
  const number = Buffer.alloc(4);
  number.writeUInt32BE(at);
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 6]), number]);
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]);
}
