import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import sharp from "sharp";
import type { BoundingBox, LicenceType } from "../../src/licence/item.ts";
import { createReader } from "../../src/local-ocr/reading/reader.ts";
import type { Reader } from "../../src/local-ocr/reading/reader.ts";
import type { ReadingFailure } from "../../src/local-ocr/reading/reading-error.ts";
import { ReadingError } from "../../src/local-ocr/reading/reading-error.ts";

const SAMPLES = new URL("../../samples/", import.meta.url);
const CARDS: readonly (readonly [LicenceType, string])[] = [
  ["DRIVER", "driver-licence"],
  ["VEHICLE", "vehicle-licence"],
];

const sample = (name: string) => readFile(new URL(`${name}.jpg`, SAMPLES));

async function truthOf(name: string): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(new URL(`${name}.json`, SAMPLES), "utf8");
  return JSON.parse(text) as Record<string, string>;
}

/** Bytes of a bitmap, uncompressed, 24 bits, bottom-up: the commonest kind. */
async function bitmapOf(image: Buffer): Promise<Buffer> {
  const { data, info } = await sharp(image).raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const rowBytes = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + rowBytes * height);
  file.write("BM");
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < 3; channel++)
        file[54 + (height - 1 - y) * rowBytes + x * 3 + channel] =
          data[(y * width + x) * 3 + 2 - channel] ?? 0;
  return file;
}

describe("the local reading", () => {
  let reader: Reader;
  before(async () => {
    reader = await createReader();
  });
  after(() => reader[Symbol.asyncDispose]());

  const valuesOf = async (image: Uint8Array, type: LicenceType) =>
    Object.fromEntries((await reader.read(image, type)).items.map((it) => [it.label, it.text]));

  const refuses = (image: Uint8Array, type: LicenceType, reason: ReadingFailure) =>
    assert.rejects(
      reader.read(image, type),
      (error: unknown) => error instanceof ReadingError && error.reason === reason,
    );

  for (const [type, name] of CARDS) {
    it(`reads every field of the ${name}`, async () => {
      const { items } = await reader.read(await sample(name), type);
      const truth = await truthOf(name);
      const plain = (text = "") => text.replace(/\s+/g, "");
      for (const [label, text] of Object.entries(truth)) {
        if (label === "红章") continue;
        const item = items.find((each) => each.label === label);
        assert.equal(plain(item?.text), plain(text), label);
        assert.ok(item && item.confidence > 0 && item.confidence <= 1, label);
      }
    });

    it(`gives boxes inside the picture of the ${name}, each around its own value`, async () => {
      const image = await sample(name);
      const { width, height } = await sharp(image).metadata();
      const { items } = await reader.read(image, type);
      const boxes = items.flatMap(({ label, box }) => (box ? [{ label, ...box }] : []));
      assert.equal(boxes.length, items.length);
      for (const box of boxes) {
        assert.ok([box.x, box.y, box.width, box.height].every(Number.isInteger));
        assert.ok(box.x >= 0 && box.y >= 0 && box.width > 0 && box.height > 0);
        assert.ok(box.x + box.width <= width && box.y + box.height <= height);
      }
      for (const one of boxes)
        for (const other of boxes)
          if (one !== other) assert.ok(overlap(one, other) < 0.3, `${one.label}, ${other.label}`);
    });
  }

  it("finds no driver's licence in the picture of a vehicle licence, and none the other way", async () => {
    await refuses(await sample("vehicle-licence"), "DRIVER", "NO_LICENCE");
    await refuses(await sample("driver-licence"), "VEHICLE", "NO_LICENCE");
  });

  it("finds no licence in a blank picture", async () => {
    const blank = { width: 800, height: 500, channels: 3, background: "white" } as const;
    await refuses(await sharp({ create: blank }).jpeg().toBuffer(), "DRIVER", "NO_LICENCE");
  });

  it("finds no licence in the smallest picture", async () => {
    const dot = { width: 1, height: 1, channels: 3, background: "red" } as const;
    await refuses(await sharp({ create: dot }).png().toBuffer(), "VEHICLE", "NO_LICENCE");
  });

  it("cannot decode half a picture, nor what is none", async () => {
    const image = await sample("driver-licence");
    const png = await sharp(image).png().toBuffer();
    const bmp = await bitmapOf(image);
    for (const whole of [image, png, bmp])
      await refuses(whole.subarray(0, whole.length / 2), "DRIVER", "IMAGE_UNDECODABLE");
    for (const other of ["", "BM", "hello", "\xff\xd8\xff"])
      await refuses(Buffer.from(other, "latin1"), "DRIVER", "IMAGE_UNDECODABLE");
  });

  it("refuses formats that the API page does not have", async () => {
    const image = await sample("driver-licence");
    for (const format of ["gif", "webp", "tiff"] as const) {
      const other = await sharp(image).resize(200).toFormat(format).toBuffer();
      await refuses(other, "DRIVER", "IMAGE_UNDECODABLE");
    }
  });

  it("refuses a picture of too many pixels before it decodes it", async () => {
    const huge = { width: 8_000, height: 6_000, channels: 3, background: "white" } as const;
    const image = await sharp({ create: huge }).png().toBuffer();
    await refuses(image, "DRIVER", "IMAGE_UNDECODABLE");
  });

  it("reads one picture alike as PNG and as BMP", async () => {
    const image = await sample("vehicle-licence");
    const png = await valuesOf(await sharp(image).png().toBuffer(), "VEHICLE");
    assert.deepEqual(await valuesOf(await bitmapOf(image), "VEHICLE"), png);
    assert.ok(Object.keys(png).length >= 10);
  });

  it("follows EXIF orientation, and gives boxes as a viewer shows the picture", async () => {
    const image = await sample("driver-licence");
    const turned = await sharp(image).rotate(270).withMetadata({ orientation: 6 }).toBuffer();
    const upright = await reader.read(image, "DRIVER");
    const { items } = await reader.read(turned, "DRIVER");
    for (const { label, text, box } of upright.items) {
      const same = items.find((each) => each.label === label);
      assert.equal(same?.text, text);
      assert.ok(box && same.box && overlap(box, same.box) > 0.7, label);
    }
  });
});

/** The common part of two boxes, as a share of the smaller. */
function overlap(a: BoundingBox, b: BoundingBox): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const smaller = Math.min(a.width * a.height, b.width * b.height);
  return (Math.max(0, width) * Math.max(0, height)) / smaller;
}
