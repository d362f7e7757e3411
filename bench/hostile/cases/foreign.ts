import sharp from "sharp";
import { createRandom } from "../../cards/random.ts";
import { DRIVER_SAMPLE, type HostileCase } from "../case.ts";
import { indexOfMarker, segment, withSegments } from "../jpeg.ts";
import { blackPng, chunk, chunksOf, pngOf } from "../png.ts";

const ZIP = Buffer.from("PK\x03\x04\x14\0\0\0\0\0PK\x05\x06" + "\0".repeat(18), "latin1");
const HTML = Buffer.from("<html><script>alert(1)</script></html>");
const SVG = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
);
const PDF = Buffer.from(
  "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
);
const PS = Buffer.from("%!PS\n(/etc/passwd) (r) file\nshowpage");

const frames = Buffer.alloc(64 * 64 * 3 * 30, 120);
const animated = () =>
  sharp(frames, { raw: { width: 64, height: 64 * 30, channels: 3, pageHeight: 64 } });

/** An APNG: what every viewer that knows no animation takes for a plain picture. */
const apng = async () => {
  const [head, ...rest] = chunksOf(await sharp(DRIVER_SAMPLE).resize(600).png().toBuffer());
  const control = chunk("acTL", Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]));
  return pngOf(...(head ? [head] : []), control, ...rest.slice(0, -1));
};

/** Frame headers of ways to code that few decoders know. */
const coded = (marker: number) => () => {
  const bytes = Buffer.from(DRIVER_SAMPLE);
  bytes[indexOfMarker(bytes, 0xc0) + 1] = marker;
  return bytes;
};

const MAGIC = {
  JPEG: [0xff, 0xd8, 0xff],
  PNG: [...Buffer.from("\x89PNG\r\n\x1a\n", "latin1")],
  BMP: [...Buffer.from("BM")],
  GIF: [...Buffer.from("GIF89a")],
  WebP: [...Buffer.from("RIFF\x40\0\0\0WEBP", "latin1")],
  TIFF: [...Buffer.from("II*\0", "latin1")],
} as const;

const random = (name: string, size: number) => {
  const stream = createRandom(size, `hostile ${name}`);
  return Buffer.from(Array.from({ length: size }, () => stream.whole(0, 255)));
};

/** What is no picture, or not the one it seems to be. */
export const FOREIGN: readonly HostileCase[] = [
  {
    name: "both: JPEG and ZIP",
    bytes: () => Buffer.concat([DRIVER_SAMPLE, ZIP]),
    isReadable: true,
  },
  {
    name: "both: JPEG with HTML in a comment",
    bytes: () => withSegments(DRIVER_SAMPLE, segment(0xfe, HTML)),
    isReadable: true,
  },
  {
    name: "both: PNG and HTML",
    bytes: async () => Buffer.concat([await sharp(DRIVER_SAMPLE).png().toBuffer(), HTML]),
    isReadable: true,
  },
  { name: "both: GIF and JavaScript", bytes: () => Buffer.from("GIF89a=1;alert(1)//") },
  { name: "both: PDF and JPEG", bytes: () => Buffer.concat([PDF, DRIVER_SAMPLE]) },
  {
    name: "both: JPEG and PDF",
    bytes: () => Buffer.concat([DRIVER_SAMPLE, PDF]),
    isReadable: true,
  },
  { name: "both: ZIP and JPEG", bytes: () => Buffer.concat([ZIP, DRIVER_SAMPLE]) },
  {
    name: "both: BMP and HTML",
    bytes: () => Buffer.concat([Buffer.from("BM"), HTML, Buffer.alloc(80)]),
  },
  { name: "other: HTML", bytes: () => HTML },
  { name: "other: SVG", bytes: () => SVG },
  { name: "other: PDF", bytes: () => PDF },
  { name: "other: PostScript", bytes: () => PS },
  {
    name: "other: ImageMagick script",
    bytes: () => Buffer.from("push graphic-context\nimage over 0,0 0,0 'url(http://127.0.0.1/)'"),
  },
  { name: "other: empty", bytes: () => Buffer.alloc(0) },
  { name: "other: zeros", bytes: () => Buffer.alloc(1000) },
  { name: "other: GIF", bytes: () => sharp(DRIVER_SAMPLE).gif().toBuffer() },
  { name: "other: WebP", bytes: () => sharp(DRIVER_SAMPLE).webp().toBuffer() },
  {
    name: "other: AVIF",
    bytes: () => sharp(DRIVER_SAMPLE).resize(300).avif({ effort: 0 }).toBuffer(),
  },
  { name: "other: TIFF", bytes: () => sharp(DRIVER_SAMPLE).tiff().toBuffer() },
  { name: "moves: GIF", bytes: () => animated().gif().toBuffer() },
  { name: "moves: WebP", bytes: () => animated().webp().toBuffer() },
  { name: "moves: APNG", bytes: apng },
  { name: "coded: arithmetic JPEG", bytes: coded(0xc9) },
  { name: "coded: lossless JPEG", bytes: coded(0xc3) },
  { name: "coded: hierarchical JPEG", bytes: coded(0xc5) },
  { name: "coded: baseline called progressive", bytes: coded(0xc2) },
  {
    name: "twice: PNG in PNG",
    bytes: () =>
      Buffer.concat([blackPng({ width: 8, height: 8 }), blackPng({ width: 8, height: 8 })]),
  },
  ...Object.entries(MAGIC).flatMap(([kind, magic]) =>
    [0, 1, 2, 60, 1000, 50_000].map((size): HostileCase => ({
      name: `magic: ${kind} and ${size} random bytes`,
      bytes: () => Buffer.concat([Buffer.from(magic), random(kind, size)]),
    })),
  ),
];
