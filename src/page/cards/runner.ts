import type { Recognize } from "../gateway/recognize.ts";
import type { Source } from "../gateway/source.ts";
import type { Card, CardState } from "./card.ts";
import type { CardList } from "./card-list.ts";

/** Requests under way at once: more would only wait at the gateway. */
const MOST_AT_ONCE = 2;

/** Has the waiting pictures read, a few at once. */
export interface Runner {
  /** Starts what waits, as far as there is room. */
  readonly run: () => void;
  /** Stops the request of a picture, if there is one; whatever comes of it is not looked at. */
  readonly stop: (id: number) => void;
}

/** Nothing starts but by `run`, and no picture twice: a started one no longer waits. */
export function createRunner(list: CardList, recognize: Recognize): Runner {
  const underWay = new Map<number, AbortController>();
  const setState = (id: number, state: CardState) => list.change({ kind: "STATE", id, state });

  const run = () => {
    while (underWay.size < MOST_AT_ONCE) {
      const next = firstWaiting(list.all());
      if (!next) return;
      void start(next);
    }
  };

  const start = async ({ id, source, type }: Card) => {
    const controller = new AbortController();
    const isCurrent = () => underWay.get(id) === controller;
    underWay.set(id, controller);
    setState(id, firstStateOf(source));
    const onUpload = (percent: number) => {
      if (isCurrent()) setState(id, stateAt(percent));
    };
    const outcome = await recognize(source, type, { signal: controller.signal, onUpload });
    // It may have been cancelled or removed, and perhaps begun anew.
    if (!isCurrent()) return;
    underWay.delete(id);
    setState(id, { ...outcome, readAs: type });
    run();
  };

  return {
    run,
    stop(id) {
      underWay.get(id)?.abort();
      underWay.delete(id);
    },
  };
}

/** The picture that came first; the list has the newest on top. */
function firstWaiting(cards: readonly Card[]): Card | undefined {
  const [first, ...others] = cards.filter(({ state }) => state.step === "WAITING");
  return first && others.reduce((one, other) => (other.id < one.id ? other : one), first);
}

/** The service fetches an address itself: there is nothing to upload. */
const firstStateOf = ({ kind }: Source): CardState =>
  kind === "URL" ? { step: "READING" } : { step: "UPLOADING", percent: 0 };

const stateAt = (percent: number): CardState =>
  percent === 100 ? { step: "READING" } : { step: "UPLOADING", percent };
