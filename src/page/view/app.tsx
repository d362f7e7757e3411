import { useCallback, useEffect, useState } from "preact/hooks";
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
  readonly limits: Promise<ImageLimits | undefined>;
  readonly access: Access;
}

/** The whole page. */
export function App({ desk, limits, access }: Props) {
  const cards = useCards(desk);
  const known = useLimits(limits);
  const [type, setType] = useState<LicenceType>("DRIVER");
  const take = useCallback((sources: readonly Source[]) => desk.add(sources, type), [desk, type]);
  return (
    <div class="page" onKeyDown={stopRepeats}>
      <Header />
      <main>
        <KeyForm access={access} />
        <Intake
          type={type}
          limits={known}
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

function useLimits(limits: Props["limits"]): ImageLimits | undefined {
  const [known, setKnown] = useState<ImageLimits>();
  useEffect(() => void limits.then(setKnown), [limits]);
  return known;
}
