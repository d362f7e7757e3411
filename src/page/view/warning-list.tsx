import type { LicenceWarning } from "../gateway/licence.ts";
import { useTexts } from "../texts/language.ts";
import { WARNING_TEXTS } from "../texts/warning-texts.ts";

interface Props {
  readonly warnings: readonly LicenceWarning[];
}

/** What a person should look at; the gateway's own sentence is the tooltip. */
export function WarningList({ warnings }: Props) {
  const { language } = useTexts();
  if (warnings.length === 0) return null;
  return (
    <ul class="warnings">
      {warnings.map(({ code, message }) => (
        <li key={code + message} class="warnings__item" title={message} data-code={code}>
          {WARNING_TEXTS[code][language]}
        </li>
      ))}
    </ul>
  );
}
