import { useEffect, useState } from "preact/hooks";
import { useTexts } from "../texts/language.ts";
import { Button } from "./button.tsx";

interface Props {
  readonly text: string;
  readonly words: string;
}

/** Copies a text, and says whether it did. */
export function CopyButton({ text, words }: Props) {
  const texts = useTexts();
  const [result, setResult] = useState("");
  useEffect(() => {
    if (result === "") return undefined;
    const timer = setTimeout(() => setResult(""), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [result]);
  const copy = () =>
    void write(text).then((isDone) => setResult(isDone ? texts.copied : texts.notCopied));
  return (
    <>
      <Button onAct={copy}>{result || words}</Button>
      <span class="unseen" role="status">
        {result}
      </span>
    </>
  );
}

const SHOWN_MS = 3000;

/** Over plain HTTP from another machine a browser gives no clipboard: the text stands below too. */
async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
