import type { VNode } from "preact";
import type { Box, LicenceItem } from "../gateway/licence.ts";
import type { ImageSize } from "./image-size.ts";

interface Props {
  readonly url: string;
  readonly size: ImageSize;
  /** What of the picture is shown, in its own pixels. */
  readonly part: Box;
  /** Shown pixels for one of the picture's. */
  readonly scale: number;
}

/** How high a line of text is shown, and a piece at the most, in CSS pixels. */
const LINE_PX = 24;
const HIGHEST_PX = 88;

/** A piece of the picture, to compare a value with at a glance. */
export function Crop({ url, size, part: { x, y, width, height }, scale }: Props) {
  const percent = (share: number) => `${100 * share}%`;
  return (
    <div
      class="crop"
      aria-hidden="true"
      style={{ width: `${width * scale}px`, aspectRatio: `${width} / ${height}` }}
    >
      <img
        src={url}
        alt=""
        draggable={false}
        style={{
          width: percent(size.width / width),
          left: percent(-x / width),
          top: percent(-y / height),
        }}
      />
    </div>
  );
}

/** Shows the boxes of one picture all at one scale, at which its usual line is easy to read. */
export function createMagnifier(url: string, size: ImageSize, items: readonly LicenceItem[]) {
  const usual = LINE_PX / medianOf(items.flatMap(({ box }) => (box ? [box.height] : [])));
  return (box: Box | null | undefined): VNode | undefined => {
    if (!box) return undefined;
    const part = withMargin(box, size);
    const scale = Math.min(usual, HIGHEST_PX / part.height);
    return <Crop url={url} size={size} part={part} scale={scale} />;
  };
}

const medianOf = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 1;

/** A little more than the box, within the picture: text that touches an edge is hard to read. */
function withMargin(box: Box, size: ImageSize): Box {
  const margin = box.height * 0.12;
  const x = Math.max(0, box.x - margin);
  const y = Math.max(0, box.y - margin);
  return {
    x,
    y,
    width: Math.min(size.width, box.x + box.width + margin) - x,
    height: Math.min(size.height, box.y + box.height + margin) - y,
  };
}
