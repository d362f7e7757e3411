import type { TargetedEvent } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { isImageUrl } from "../gateway/image-check.ts";
import type { Source } from "../gateway/source.ts";
import { useTexts } from "../texts/language.ts";
import { SubmitButton } from "./submit-button.tsx";

interface Props {
  readonly maxUrlLength: number | undefined;
  readonly onTake: (sources: readonly Source[]) => void;
}

/** Takes the address of a picture, which the OCR service then fetches. */
export function AddressForm({ maxUrlLength, onTake }: Props) {
  const texts = useTexts();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isWrong, setWrong] = useState(false);
  const onSubmit = (event: TargetedEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault();
    const url = input.current?.value.trim() ?? "";
    const isRight = isImageUrl(url, maxUrlLength);
    setWrong(!isRight);
    if (isRight) onTake([{ kind: "URL", url }]);
    // It stays there, marked: a second click of a double click then asks for the same.
    input.current?.select();
  };
  return (
    <form class="address" noValidate onSubmit={onSubmit}>
      <input
        ref={input}
        class="address__field"
        type="url"
        inputMode="url"
        autoComplete="off"
        spellcheck={false}
        aria-label={texts.address}
        placeholder={`${texts.address}, https://…`}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? id : undefined}
        onInput={() => setWrong(false)}
      />
      <SubmitButton>{texts.read}</SubmitButton>
      <p id={id} class="address__fault" role="alert">
        {isWrong && texts.addressInvalid}
      </p>
    </form>
  );
}
