import type { TargetedEvent } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Access } from "../gateway/access.ts";
import { isKeyRefusal, type Failure } from "../gateway/failure.ts";
import { failureText, useTexts } from "../texts/language.ts";
import type { Texts } from "../texts/texts.ts";
import { waitText } from "../texts/wait-text.ts";
import { SubmitButton } from "./submit-button.tsx";

interface Props {
  readonly access: Access;
  /** Called when the gateway has accepted a key; the form is gone by then. */
  readonly onAccept: () => void;
}

/**
 * Asks for a key where the gateway does, and tries it at once. It is in no storage: who opens the
 * page anew gives it anew.
 */
export function KeyForm({ access, onAccept }: Props) {
  const texts = useTexts();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const isWanted = useIsWanted(access);
  const { isTrying, failure, tryKey } = useTrial(access);
  if (!isWanted) return null;
  const onSubmit = (event: TargetedEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault();
    const key = input.current?.value.trim();
    if (!key || isTrying) return;
    void tryKey(key).then((isAccepted) => (isAccepted ? onAccept() : input.current?.select()));
  };
  return (
    <form class="address" onSubmit={onSubmit}>
      <input
        ref={input}
        class="address__field"
        type="password"
        autoComplete="off"
        // A key is of these; nothing else can be sent in a header.
        pattern="\s*[!-~]+\s*"
        required
        aria-label={texts.key}
        placeholder={texts.key}
        aria-invalid={failure !== undefined && isKeyRefusal(failure)}
        aria-describedby={id}
      />
      <SubmitButton>{isTrying ? texts.checkingKey : texts.useKey}</SubmitButton>
      <p id={id} class={failure ? "address__fault" : "address__note"} role="alert">
        {failure ? wordsFor(failure, texts) : texts.keyWanted}
      </p>
    </form>
  );
}

function useIsWanted(access: Access): boolean {
  const [isWanted, setWanted] = useState(access.isWanted);
  useEffect(() => {
    const look = () => setWanted(access.isWanted());
    look();
    return access.listen(look);
  }, [access]);
  return isWanted;
}

/** Tries keys, and knows why the last one was not accepted. */
function useTrial(access: Access) {
  const [isTrying, setTrying] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const tryKey = async (key: string): Promise<boolean> => {
    setTrying(true);
    setFailure(undefined);
    const found = await access.tryKey(key);
    setTrying(false);
    setFailure(found);
    return found === undefined;
  };
  return { isTrying, failure, tryKey };
}

function wordsFor(failure: Failure, texts: Texts): string {
  if (isKeyRefusal(failure)) return texts.keyRefused[failure.code];
  return [failureText(failure.code, texts), failure.wait && waitText(failure.wait, texts)]
    .filter(Boolean)
    .join(" ");
}
