import { isKeyRefusal, type Failure } from "../gateway/failure.ts";
import { LICENCE_TYPES, type LicenceType } from "../gateway/licence.ts";
import type { Source } from "../gateway/source.ts";
import { failureText, useTexts } from "../texts/language.ts";
import type { Texts } from "../texts/texts.ts";
import { waitText } from "../texts/wait-text.ts";
import { Button } from "./button.tsx";

interface Props {
  readonly failure: Failure;
  readonly source: Source;
  readonly readAs: LicenceType;
  /** What the picture is said to show by now. */
  readonly type: LicenceType;
  readonly onReadAs: (type: LicenceType) => void;
}

/** A failure in words, with what a person has to know of money and time before trying again. */
export function FailureNote({ failure, source, readAs, type, onReadAs }: Props) {
  const texts = useTexts();
  const { code, billed, retryable, wait } = failure;
  const others = LICENCE_TYPES.filter((other) => other !== readAs);
  return (
    <div class="failure">
      <p class="failure__words">{wordsFor(failure, source, texts)}</p>
      {wait && <p class="failure__more">{waitText(wait, texts)}</p>}
      <ul class="failure__facts">
        <li>
          <code>{code}</code>
        </li>
        <li>{texts.billed[billed]}</li>
        {!isKeyRefusal(failure) && <li>{retryable ? texts.retryable : texts.notRetryable}</li>}
      </ul>
      {retryable && billed !== "NO" && <p class="failure__more">{texts.mayBeBilled}</p>}
      {code === "LICENCE_NOT_RECOGNIZED" && type === readAs && (
        <p class="failure__others">
          {others.map((other) => (
            <Button key={other} onAct={() => onReadAs(other)}>
              {texts.readAs(other)}
            </Button>
          ))}
        </p>
      )}
    </div>
  );
}

function wordsFor(failure: Failure, source: Source, texts: Texts): string {
  if (isKeyRefusal(failure)) return texts.readWithKey;
  if (failure.code === "IMAGE_UNREADABLE" && source.kind === "URL") return texts.addressUnreadable;
  return failureText(failure.code, texts);
}
