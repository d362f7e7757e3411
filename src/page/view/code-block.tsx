import { useTexts } from "../texts/language.ts";
import { CopyButton } from "./copy-button.tsx";

interface Props {
  readonly title: string;
  readonly code: string;
}

/** A text for machines: it scrolls, also by keyboard, and can be copied. */
export function CodeBlock({ title, code }: Props) {
  const texts = useTexts();
  return (
    <div class="code">
      <div class="code__header">
        <h3 class="code__title">{title}</h3>
        <CopyButton text={code} words={texts.copy} />
      </div>
      <pre tabIndex={0} role="group" aria-label={title}>
        <code>{code}</code>
      </pre>
    </div>
  );
}
