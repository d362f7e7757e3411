import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readImageHeader } from "../../src/ocr/image-format.ts";
import * as picture from "../support/picture.ts";

describe("readImageHeader", () => {
  it("tells a JPEG, a PNG and a BMP by content, with their size", async () => {
    const size = { width: 40, height: 30 };
    assert.deepEqual(readImageHeader(await picture.smallJpeg()), { format: "JPEG", ...size });
    assert.deepEqual(readImageHeader(await picture.smallPng()), { format: "PNG", ...size });
    assert.deepEqual(readImageHeader(picture.smallBmp()), { format: "BMP", width: 6, height: 4 });
  });

  it("takes a top-down bitmap", () => {
    const bmp = picture.smallBmp();
    bmp.writeInt32LE(-4, 22);
    assert.deepEqual(readImageHeader(bmp), { format: "BMP", width: 6, height: 4 });
  });

  it("lets data behind the end mark pass, which phones put there", async () => {
    const whole = await picture.smallJpeg();
    assert.equal(typeof readImageHeader(Buffer.concat([whole, Buffer.alloc(9)])), "object");
  });

  it("calls no bytes empty", () => {
    assert.equal(readImageHeader(new Uint8Array()), "EMPTY");
  });

  it("does not support any other kind of file", async () => {
    for (const file of [
      await picture.smallGif(),
      await picture.smallWebp(),
      await picture.smallTiff(),
      Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
      Buffer.from("%PDF-1.7\n"),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      Buffer.from("<!doctype html><title>404</title>"),
      Buffer.from("PK\x03\x04"),
      Buffer.from([0xff]),
      Buffer.from("B"),
    ])
      assert.equal(readImageHeader(file), "UNSUPPORTED");
  });

  it("does not support an animated PNG", async () => {
    const png = await picture.smallPng();
    const animation = pngChunk("acTL", Buffer.alloc(8));
    const animated = Buffer.concat([png.subarray(0, 33), animation, png.subarray(33)]);
    assert.equal(readImageHeader(animated), "UNSUPPORTED");
  });

  it("does not support a compressed bitmap", () => {
    const bmp = picture.smallBmp();
    bmp.writeUInt32LE(1, 30);
    assert.equal(readImageHeader(bmp), "UNSUPPORTED");
  });

  for (const format of ["Jpeg", "Png", "Bmp"] as const) {
    it(`calls a ${format} broken wherever it is cut off`, async () => {
      const whole = await picture[`small${format}`]();
      for (let length = 8; length < whole.length; length++)
        assert.equal(readImageHeader(whole.subarray(0, length)), "BROKEN", `${length} bytes`);
    });
  }

  it("calls a file of nothing but segments or chunks broken", async () => {
    const jpeg = await picture.smallJpeg();
    const segments = (count: number) => Buffer.alloc(4 * count, Buffer.from("ffe10002", "hex"));
    const png = await picture.smallPng();
    const chunks = (count: number) => Buffer.alloc(12 * count, pngChunk("tEXt", Buffer.of()));
    const filled = (whole: Buffer, at: number, filling: Buffer) =>
      typeof readImageHeader(Buffer.concat([whole.subarray(0, at), filling, whole.subarray(at)]));
    assert.deepEqual(
      [filled(jpeg, 2, segments(4000)), filled(jpeg, 2, segments(5000))],
      ["object", "string"],
    );
    assert.deepEqual(
      [filled(png, 33, chunks(16_000)), filled(png, 33, chunks(17_000))],
      ["object", "string"],
    );
  });

  it("survives any bytes behind a mark", () => {
    let seed = 1;
    for (let round = 0; round < 20_000; round++) {
      const mark = ["\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "BM"][round % 3] ?? "";
      const noise = Array.from(
        { length: 64 },
        () => (seed = (seed * 48_271) % 2_147_483_647) % 256,
      );
      const header = readImageHeader(
        Buffer.concat([Buffer.from(mark, "latin1"), Buffer.from(noise)]),
      );
      assert.ok(typeof header === "string" || header.width * header.height > 0);
    }
  });
});

function pngChunk(kind: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(kind), data, Buffer.alloc(4)]);
}
