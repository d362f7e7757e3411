import assert from "node:assert/strict";
import { describe, it } from "node:test";
import sharp from "sharp";
import { crc32, deflateSync } from "node:zlib";
import { readImageHeader } from "../../src/ocr/image-format.ts";
import { withoutMetadata } from "../../src/ocr/without-metadata.ts";
import { smallBmp, smallJpeg, smallPng } from "../support/picture.ts";

const SECRET = "CANARY-31.2304N-121.4737E";

const NOISE = Buffer.from(Array.from({ length: 48 * 32 * 3 }, (_, at) => (at * 7919) % 251));
const picture = () => sharp(NOISE, { raw: { width: 48, height: 32, channels: 3 } });

const EXIF = {
  IFD0: { Make: SECRET, Artist: SECRET },
  IFD3: { GPSAreaInformation: SECRET },
};

const stripped = (format: "JPEG" | "PNG", file: Buffer) =>
  Buffer.concat(withoutMetadata(format, file));

const pixelsOf = (file: Buffer) => sharp(file).raw().toBuffer();

const segment = (marker: number, data: string | Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, Buffer.from(data)]);
};

const chunk = (kind: string, data: Buffer) => {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(kind), data]);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

/** Puts pieces behind the first so many bytes. */
const inserted = (file: Buffer, at: number, ...pieces: readonly Buffer[]) =>
  Buffer.concat([file.subarray(0, at), ...pieces, file.subarray(at)]);

const IHDR_END = 33;

describe("a JPEG without its metadata", () => {
  for (const progressive of [false, true])
    for (const orientation of [1, 3, 6, 8]) {
      it(`has its pixels and its orientation ${orientation}${progressive ? ", progressive" : ""}`, async () => {
        const file = await picture()
          .withExif(EXIF)
          .withMetadata({ orientation })
          .jpeg({ progressive })
          .toBuffer();
        const whole = inserted(file, 2, segment(0xe1, `Exif\0\0${SECRET}`), segment(0xfe, SECRET));
        const clean = stripped("JPEG", orientation === 1 ? whole : file);
        const metadata = await sharp(clean).metadata();
        assert.equal(metadata.orientation ?? 1, orientation);
        assert.deepEqual(await pixelsOf(clean), await pixelsOf(file));
        assert.ok((metadata.exif?.length ?? 0) < 40);
      });
    }

  it("has nothing of the camera's: EXIF, XMP, IPTC, comments, other pictures, thumbnails, what stands behind", async () => {
    const file = await picture().withExif(EXIF).jpeg().toBuffer();
    assert.ok(file.includes(SECRET));
    const dirty = Buffer.concat([
      inserted(
        file,
        2,
        segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${SECRET}`),
        segment(0xed, `Photoshop 3.0\0${SECRET}`),
        segment(0xe2, `MPF\0${SECRET}`),
        segment(0xe0, `JFXX\0${SECRET}`),
        segment(0xe0, `JFIF\0\x01\x01\0\0\x01\0\x01\x03\x01${SECRET.slice(0, 9)}`),
        segment(0xee, SECRET),
        segment(0xfe, SECRET),
        segment(0xeb, SECRET),
      ),
      Buffer.from(SECRET),
    ]);
    const clean = stripped("JPEG", dirty);
    assert.ok(!clean.includes("CANARY"));
    assert.deepEqual(await pixelsOf(clean), await pixelsOf(file));
    assert.ok(typeof readImageHeader(clean) !== "string");
  });

  it("keeps its colours: the profile and Adobe's mark", async () => {
    const file = await picture().withIccProfile("p3").jpeg().toBuffer();
    const cmyk = await picture().toColourspace("cmyk").jpeg().toBuffer();
    assert.deepEqual(
      (await sharp(stripped("JPEG", file)).metadata()).icc,
      (await sharp(file).metadata()).icc,
    );
    assert.deepEqual(await pixelsOf(stripped("JPEG", cmyk)), await pixelsOf(cmyk));
  });

  it("is the same file when there was nothing to leave out, and is not copied", async () => {
    const file = await smallJpeg();
    const [part, ...others] = withoutMetadata("JPEG", file);
    assert.deepEqual([part?.buffer, part?.length, others], [file.buffer, file.length, []]);
  });

  it("is whole whatever its EXIF is", async () => {
    const file = await smallJpeg();
    for (const data of [
      "",
      "II",
      "II*\0",
      "II*\0\xff\xff\xff\xff",
      "MM\0*\0\0\0\x08\xff\xff",
      "x",
    ]) {
      const dirty = inserted(file, 2, segment(0xe1, Buffer.from(`Exif\0\0${data}`, "latin1")));
      assert.deepEqual(stripped("JPEG", dirty), file);
    }
  });
});

describe("a PNG without its metadata", () => {
  it("has its pixels and its orientation, and none of its texts", async () => {
    const file = await picture().png().toBuffer();
    const exif = Buffer.from("4d4d002a00000008000101120003000000010006000000000000", "hex");
    const dirty = Buffer.concat([
      inserted(
        file,
        IHDR_END,
        chunk("eXIf", Buffer.concat([exif, Buffer.from(SECRET)])),
        chunk("tEXt", Buffer.from(`Author\0${SECRET}`)),
        chunk("zTXt", Buffer.concat([Buffer.from("Author\0\0"), deflateSync(SECRET)])),
        chunk("iTXt", Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${SECRET}`)),
        chunk("tIME", Buffer.alloc(7, 1)),
        chunk("prVt", Buffer.from(SECRET)),
      ),
      Buffer.from(SECRET),
    ]);
    const clean = stripped("PNG", dirty);
    assert.ok(!clean.includes("CANARY"));
    assert.deepEqual(clean.toString("latin1").match(/eXIf|tEXt|zTXt|iTXt|tIME|prVt/g), ["eXIf"]);
    assert.equal((await sharp(clean).metadata()).orientation, 6);
    assert.deepEqual(await pixelsOf(clean), await pixelsOf(file));
  });

  it("is the same file when there was nothing to leave out", async () => {
    const file = await sharp({ create: { width: 9, height: 9, channels: 4, background: "#0a08" } })
      .png()
      .toBuffer();
    assert.deepEqual(await pixelsOf(stripped("PNG", file)), await pixelsOf(file));
    const plain = await smallPng();
    assert.deepEqual(stripped("PNG", plain), plain);
  });
});

describe("a BMP", () => {
  it("has none", () => {
    const file = smallBmp();
    assert.deepEqual(withoutMetadata("BMP", file), [file]);
  });
});
