import type { TargetedEvent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Access } from "../gateway/access.ts";
import { useTexts } from "../texts/language.ts";
import { SubmitButton } from "./submit-button.tsx";

interface Props {
  readonly access: Access;
}

/** Asks for a key where the gateway does. It is in no storage: who opens the page anew gives it anew. */
export function KeyForm({ access }: Props) {
  const texts = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [isWanted, setWanted] = useState(access.isWanted);
  useEffect(() => {
    const look = () => setWanted(access.isWanted());
    look();
    return access.listen(look);
  }, [access]);
  if (!isWanted) return null;
  const onSubmit = (event: TargetedEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault();
    const key = input.current?.value.trim();
    if (key) access.give(key);
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
      />
      <SubmitButton>{texts.useKey}</SubmitButton>
      <p class="address__fault" role="alert">
        {texts.keyWanted}
      </p>
    </form>
  );
}
