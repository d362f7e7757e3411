import { useIncoming } from "../incoming/use-incoming.ts";
import type { ImageLimits } from "../gateway/image-limits.ts";
import type { LicenceType } from "../gateway/licence.ts";
import type { SampleSource, Source } from "../gateway/source.ts";
import { useTexts } from "../texts/language.ts";
import { AddressForm } from "./address-form.tsx";
import { FileButtons } from "./file-buttons.tsx";
import { SampleButtons } from "./sample-buttons.tsx";
import { TypeChoice } from "./type-choice.tsx";

interface Props {
  readonly type: LicenceType;
  readonly limits: ImageLimits | undefined;
  /** Whether to make room for what has been read. */
  readonly isCompact: boolean;
  readonly onType: (type: LicenceType) => void;
  readonly onTake: (sources: readonly Source[]) => void;
  readonly onSample: (sample: SampleSource, type: LicenceType) => void;
}

/** All the ways in which a picture comes in. */
export function Intake({ type, limits, isCompact, onType, onTake, onSample }: Props) {
  const texts = useTexts();
  const { isOver, wasUseless } = useIncoming(onTake);
  const looks = ["intake", isCompact && "intake--compact", isOver && "intake--over"];
  return (
    <section class={looks.filter(Boolean).join(" ")} data-testid="zone">
      <TypeChoice name="type" type={type} onType={onType} />
      <div class="intake__drop">
        <p class="intake__words">
          <span class="only-mouse">{isOver ? texts.dropNow : texts.drop}</span>
          <span class="only-touch">{texts.pick}</span>
        </p>
        <FileButtons onTake={onTake} />
        <p class="intake__limits">
          {limits && texts.requirements(limits.maxBytes, limits.formats)}
        </p>
      </div>
      <AddressForm maxUrlLength={limits?.maxUrlLength} onTake={onTake} />
      <SampleButtons onSample={onSample} />
      <p class="intake__notice" role="status">
        {wasUseless && texts.nothingDropped}
      </p>
    </section>
  );
}
