import type { Failure } from "../gateway/failure.ts";
import { LICENCE_TYPES, type LicenceType } from "../gateway/licence.ts";
import { failureText, useTexts } from "../texts/language.ts";
import { Button } from "./button.tsx";

interface Props {
  readonly failure: Failure;
  readonly readAs: LicenceType;
  /** What the picture is said to show by now. */
  readonly type: LicenceType;
  readonly onReadAs: (type: LicenceType) => void;
}

/** A failure in words, with what a person has to know of money before trying again. */
export function FailureNote({
  failure: { code, billed, retryable },
  readAs,
  type,
  onReadAs,
}: Props) {
  const texts = useTexts();
  const others = LICENCE_TYPES.filter((other) => other !== readAs);
  return (
    <div class="failure">
      <p class="failure__words">{failureText(code, texts)}</p>
      <ul class="failure__facts">
        <li>
          <code>{code}</code>
        </li>
        <li>{texts.billed[billed]}</li>
        <li>{retryable ? texts.retryable : texts.notRetryable}</li>
      </ul>
      {retryable && billed !== "NO" && <p class="failure__money">{texts.mayBeBilled}</p>}
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
