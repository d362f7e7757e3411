import type { LicenceType } from "../gateway/licence.ts";
import type { SampleSource } from "../gateway/source.ts";
import { useTexts } from "../texts/language.ts";
import { Button } from "./button.tsx";

interface Props {
  readonly onSample: (sample: SampleSource, type: LicenceType) => void;
}

const SAMPLES: readonly (readonly [LicenceType, string])[] = [
  ["DRIVER", "/samples/driver-licence.jpg"],
  ["VEHICLE", "/samples/vehicle-licence.jpg"],
  ["VEHICLE_BACK", "/samples/vehicle-licence-back.jpg"],
];

/** Shows a newcomer how it works, with invented licences and one click. */
export function SampleButtons({ onSample }: Props) {
  const texts = useTexts();
  return (
    <div class="samples" role="group" aria-label={texts.trySample}>
      <span class="samples__words" aria-hidden="true">
        {texts.trySample}
      </span>
      {SAMPLES.map(([type, path]) => (
        <Button key={path} look="quiet" onAct={() => onSample({ kind: "SAMPLE", path }, type)}>
          {texts.types[type]}
        </Button>
      ))}
    </div>
  );
}
