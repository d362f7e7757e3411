import sharp, { type Sharp } from "sharp";
import { bmpFromRgb } from "../bmp.ts";
import { DRIVER_SAMPLE, type HostileCase } from "../case.ts";
import {
  directory,
  exif,
  indexOfMarker,
  LONGEST,
  segment,
  withSegments,
  type Entry,
} from "../jpeg.ts";

const dressed = (name: string, bytes: HostileCase["bytes"]): HostileCase => ({
  name,
  bytes,
  isReadable: true,
});
const sample = () => sharp(DRIVER_SAMPLE);
const made = (name: string, make: (picture: Sharp) => Sharp) =>
  dressed(`dress: ${name}`, () => make(sample()).toBuffer());

/**
 * Print inks as the standard has them: 0 is no ink, and no mark of Adobe's, whose files have them the
 * other way round. Few decoders tell the two apart, so nobody is held to reading it.
 */
const unmarkedCmyk = async () => {
  const { data, info } = await sample()
    .toColourspace("cmyk")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: 4 } as const;
  const inverted = data.map((ink) => 255 - ink);
  const marked = await sharp(inverted, { raw }).toColourspace("cmyk").jpeg().toBuffer();
  const mark = indexOfMarker(marked, 0xee);
  const end = mark + 2 + marked.readUInt16BE(mark + 2);
  return Buffer.concat([marked.subarray(0, mark), marked.subarray(end)]);
};

const raw = async (isFromTop: boolean) => {
  const { data, info } = await sample().resize(1000).raw().toBuffer({ resolveWithObject: true });
  return bmpFromRgb(data, info.width, info.height, isFromTop);
};

const orientation = (value: number): Entry => [0x0112, 3, 1, value];
const told = (value: number) => withSegments(DRIVER_SAMPLE, exif(directory([orientation(value)])));
/** A directory that says that the next one is itself. */
const loop = directory([orientation(1)], 8);
const nested: readonly Entry[] = [
  [0x8769, 4, 1, 8],
  [0x8825, 4, 1, 8],
  [0xa005, 4, 1, 8],
];
const many = Array.from({ length: 5000 }, (_, i): Entry => [i, 4, 2 ** 31, 2 ** 32 - 1]);
const full = (marker: number, head: string) => {
  const data = Buffer.alloc(LONGEST, 7);
  data.write(head, "latin1");
  return segment(marker, data);
};
const profile = (part: number, of: number) =>
  full(0xe2, `ICC_PROFILE\0${String.fromCharCode(part, of)}`);
const repeat = (count: number, make: (at: number) => Buffer) =>
  Array.from({ length: count }, (_, at) => make(at));

/** Cards in an odd dress, which should be read. */
export const DRESSED: readonly HostileCase[] = [
  made("CMYK JPEG, Adobe's inverted", (it) => it.toColourspace("cmyk").jpeg()),
  { name: "dress: CMYK JPEG without Adobe's mark", bytes: unmarkedCmyk },
  made("grey JPEG", (it) => it.greyscale().jpeg()),
  made("progressive JPEG", (it) => it.jpeg({ progressive: true })),
  made("JPEG without subsampling", (it) => it.jpeg({ chromaSubsampling: "4:4:4" })),
  made("16-bit PNG", (it) => it.toColourspace("rgb16").png()),
  made("16-bit grey PNG", (it) => it.toColourspace("grey16").png()),
  made("grey PNG", (it) => it.greyscale().png()),
  made("PNG with alpha", (it) => it.ensureAlpha().png()),
  made("grey PNG with alpha", (it) => it.greyscale().ensureAlpha().png()),
  made("palette PNG", (it) => it.png({ palette: true, colours: 64 })),
  made("1-bit PNG", (it) => it.greyscale().threshold(120).png({ palette: true, colours: 2 })),
  made("interlaced PNG", (it) => it.png({ progressive: true })),
  dressed("dress: BMP", () => raw(false)),
  dressed("dress: BMP from the top down", () => raw(true)),
  made("Display P3 profile", (it) => it.withIccProfile("p3").jpeg()),
  ...[0, 1, 9, 255, 65_535].map((value) =>
    dressed(`exif: orientation ${value}`, () => told(value)),
  ),
  dressed("exif: loop of directories", () => withSegments(DRIVER_SAMPLE, exif(loop))),
  dressed("exif: directories within themselves", () =>
    withSegments(DRIVER_SAMPLE, exif(directory(nested, 8))),
  ),
  dressed("exif: 5,000 entries out of range", () =>
    withSegments(DRIVER_SAMPLE, exif(directory(many))),
  ),
  dressed("exif: 64 kB of nothing", () => withSegments(DRIVER_SAMPLE, full(0xe1, "Exif\0\0"))),
  dressed("exif: forty segments of 64 kB", () =>
    withSegments(DRIVER_SAMPLE, ...repeat(40, () => full(0xe1, "Exif\0\0MM\0*"))),
  ),
  dressed("icc: 3 MB of nonsense", () =>
    withSegments(DRIVER_SAMPLE, ...repeat(48, (at) => profile(at + 1, 48))),
  ),
  dressed("icc: a part of many that never come", () =>
    withSegments(DRIVER_SAMPLE, profile(3, 200)),
  ),
  dressed("comments: fifty of 64 kB", () =>
    withSegments(DRIVER_SAMPLE, ...repeat(50, () => full(0xfe, ""))),
  ),
];
