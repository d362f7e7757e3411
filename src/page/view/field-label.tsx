import type { FieldName } from "../fields/field-names.ts";
import { useTexts } from "../texts/language.ts";

interface Props {
  readonly name: FieldName;
}

/** A field's name: in Chinese the card's own, in English both. */
export function FieldLabel({ name: { zh, en } }: Props) {
  if (useTexts().language === "zh-CN") return <p class="field__name">{zh}</p>;
  return (
    <p class="field__name">
      {en}{" "}
      <span class="field__original" lang="zh-CN">
        {zh}
      </span>
    </p>
  );
}
