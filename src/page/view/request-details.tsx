import type { Card } from "../cards/card.ts";
import { curlOf } from "../gateway/curl.ts";
import { requestOf } from "../gateway/request.ts";
import { useTexts } from "../texts/language.ts";
import { CodeBlock } from "./code-block.tsx";

interface Props {
  readonly card: Card;
}

/** What the page sends for this picture, for whoever wants to send it too, and what came back. */
export function RequestDetails({ card: { source, type, name, state } }: Props) {
  const texts = useTexts();
  const asRead = "readAs" in state ? state.readAs : type;
  const request = requestOf(source, asRead);
  const fileName = source.kind === "URL" ? undefined : name;
  return (
    <details class="details">
      <summary>{texts.request}</summary>
      <CodeBlock title={texts.operation} code={request.query} />
      <CodeBlock title={texts.variables} code={JSON.stringify(request.variables, null, 2)} />
      <CodeBlock title="curl" code={curlOf(request, location.origin, fileName)} />
      {state.step === "READ" && (
        <CodeBlock title={texts.answer} code={JSON.stringify(state.licence, null, 2)} />
      )}
    </details>
  );
}
