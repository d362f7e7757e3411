import type { TargetedEvent } from "preact";
import { useRef } from "preact/hooks";
import { sourcesOf } from "../incoming/sources-from.ts";
import type { Source } from "../gateway/source.ts";
import { useTexts } from "../texts/language.ts";
import { Button } from "./button.tsx";

interface Props {
  readonly onTake: (sources: readonly Source[]) => void;
}

/** Named one by one, so that an iPhone turns its HEIC into JPEG. */
const FORMATS = "image/jpeg,image/png,image/bmp";

/** Chooses files; on a device that is touched, also takes a photograph. */
export function FileButtons({ onTake }: Props) {
  const texts = useTexts();
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const onChange = ({ currentTarget }: TargetedEvent<HTMLInputElement>) => {
    const sources = sourcesOf(currentTarget.files ?? []);
    // The same file, chosen again, is a change again.
    currentTarget.value = "";
    if (sources.length > 0) onTake(sources);
  };
  return (
    <div class="intake__files">
      <Button look="primary" onAct={() => files.current?.click()}>
        {texts.choose}
      </Button>
      <Button class="only-touch" onAct={() => camera.current?.click()}>
        {texts.photograph}
      </Button>
      <input ref={files} type="file" accept={FORMATS} multiple hidden onChange={onChange} />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={onChange}
      />
    </div>
  );
}
