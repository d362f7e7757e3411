import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Desk } from "../cards/desk.ts";
import { useCards } from "../cards/use-cards.ts";
import type { Access } from "../gateway/access.ts";
import type { ImageLimits } from "../gateway/image-limits.ts";
import type { LicenceType } from "../gateway/licence.ts";
import type { Source } from "../gateway/source.ts";
import { CardSection } from "./card-section.tsx";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { Intake } from "./intake.tsx";
import { KeyForm } from "./key-form.tsx";
import { stopRepeats } from "./stop-repeats.ts";

interface Props {
  readonly desk: Desk;
  readonly access: Access;
}

/** The whole page. */
export function App({ desk, access }: Props) {
  const cards = useCards(desk);
  const limits = useLimits(access);
  const main = useRef<HTMLElement>(null);
  const [type, setType] = useState<LicenceType>("DRIVER");
  const take = useCallback((sources: readonly Source[]) => desk.add(sources, type), [desk, type]);
  const onAccept = () => {
    desk.readRefused();
    // The form that had the focus is gone.
    main.current?.focus();
  };
  return (
    <div class="page" onKeyDown={stopRepeats}>
      <Header />
      <main ref={main} tabIndex={-1}>
        <KeyForm access={access} onAccept={onAccept} />
        <Intake
          type={type}
          limits={limits}
          isCompact={cards.length > 0}
          onType={setType}
          onTake={take}
          onSample={(sample, sampleType) => desk.add([sample], sampleType)}
        />
        <CardSection cards={cards} desk={desk} />
      </main>
      <Footer />
    </div>
  );
}

/** What a picture must be, as far as the gateway has said. */
function useLimits(access: Access): ImageLimits | undefined {
  const [limits, setLimits] = useState<ImageLimits>();
  useEffect(() => {
    const look = () => void access.limits().then(setLimits);
    look();
    return access.listen(look);
  }, [access]);
  return limits;
}
