import { useRef, useState } from "preact/hooks";
import type { Card } from "../cards/card.ts";
import type { Desk } from "../cards/desk.ts";
import type { LicenceType } from "../gateway/licence.ts";
import { CardHeader } from "./card-header.tsx";
import { CardStatus } from "./card-status.tsx";
import { FailureNote } from "./failure-note.tsx";
import { Fields } from "./fields.tsx";
import type { ImageSize } from "./image-size.ts";
import { Picture } from "./picture.tsx";
import { RequestDetails } from "./request-details.tsx";
import { usePlace } from "./use-place.ts";

interface Props {
  readonly card: Card;
  readonly desk: Desk;
  readonly onRemove: () => void;
}

/** One picture: how far it is, what was read, and where. */
export function ReadingCard({ card, desk, onRemove }: Props) {
  const { id, name, source, type, previewUrl, state } = card;
  const article = useRef<HTMLElement>(null);
  const [size, setSize] = useState<ImageSize>();
  const place = usePlace(`card-${id}`);
  const licence = state.step === "READ" ? state.licence : undefined;
  const readAgain = () => {
    desk.readAgain(id);
    // The button that was pressed goes away.
    article.current?.focus();
  };
  const readAs = (other: LicenceType) => {
    desk.setType(id, other);
    readAgain();
  };
  return (
    <article ref={article} class="card" tabIndex={-1} aria-label={name} data-step={state.step}>
      <CardHeader card={card} desk={desk} onRemove={onRemove} onReadAgain={readAgain} />
      <div class="card__body">
        <Picture name={name} url={previewUrl} licence={licence} place={place} onSize={setSize} />
        <div class="card__side">
          <CardStatus card={card} onCancel={() => desk.cancel(id)} />
          {state.step === "FAILED" && (
            <FailureNote {...state} source={source} type={type} onReadAs={readAs} />
          )}
          {licence && <Fields licence={licence} url={previewUrl} size={size} place={place} />}
        </div>
      </div>
      <RequestDetails card={card} />
    </article>
  );
}
