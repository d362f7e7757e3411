import { useState } from "preact/hooks";
import type { Licence } from "../gateway/licence.ts";
import { useTexts } from "../texts/language.ts";
import { Boxes } from "./boxes.tsx";
import { Button } from "./button.tsx";
import type { ImageSize } from "./image-size.ts";
import type { PlaceControl } from "./use-place.ts";

interface Props {
  readonly name: string;
  readonly url: string;
  readonly licence: Licence | undefined;
  readonly place: PlaceControl;
  readonly onSize: (size: ImageSize) => void;
}

/** The picture, upright as the reader saw it, with the boxes over it. */
export function Picture({ name, url, licence, place, onSize }: Props) {
  const texts = useTexts();
  const [size, setSize] = useState<ImageSize>();
  const [isBroken, setBroken] = useState(false);
  const [isWanted, setWanted] = useState(false);
  // Until there is something to compare, a small one will do.
  const isFull = isWanted && licence !== undefined;
  if (isBroken) return <p class="picture picture--broken">{texts.pictureNotShown}</p>;
  const onLoad = ({ naturalWidth: width, naturalHeight: height }: HTMLImageElement) => {
    setSize({ width, height });
    onSize({ width, height });
  };
  return (
    <div class="picture">
      {/* Wider than its frame it is scrolled, also by keyboard. */}
      <div class="picture__frame" tabIndex={isFull ? 0 : undefined}>
        <div class="picture__sheet" style={{ width: isFull && size ? `${size.width}px` : "100%" }}>
          <img
            src={url}
            alt={texts.pictureOf(name)}
            draggable={false}
            onLoad={({ currentTarget }) => onLoad(currentTarget)}
            onError={() => setBroken(true)}
          />
          {size && licence && <Boxes licence={licence} size={size} place={place} />}
        </div>
      </div>
      {size && licence && (
        <Button look="quiet" class="picture__zoom" onAct={() => setWanted(!isFull)}>
          {isFull ? texts.fitSize : texts.fullSize}
        </Button>
      )}
    </div>
  );
}
