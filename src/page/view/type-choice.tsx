import { LICENCE_TYPES, type LicenceType } from "../gateway/licence.ts";
import { useTexts } from "../texts/language.ts";

interface Props {
  /** Of its own on the page: it makes the radio buttons one group. */
  readonly name: string;
  readonly type: LicenceType;
  readonly onType: (type: LicenceType) => void;
  readonly isDisabled?: boolean;
}

/** 驾驶证, 行驶证 or 行驶证副页. */
export function TypeChoice({ name, type, onType, isDisabled = false }: Props) {
  const texts = useTexts();
  return (
    <fieldset class="choice" disabled={isDisabled}>
      <legend class="unseen">{texts.typeQuestion}</legend>
      {LICENCE_TYPES.map((option) => (
        <label key={option} class="choice__option">
          <input
            type="radio"
            name={name}
            value={option}
            checked={option === type}
            onChange={() => onType(option)}
          />
          <span>{texts.types[option]}</span>
        </label>
      ))}
    </fieldset>
  );
}
