import type { LicenceType } from "../gateway/licence.ts";
import type { Recognize } from "../gateway/recognize.ts";
import { nameOf, type Source } from "../gateway/source.ts";
import { isCancellable, isPending, isRefused, isSamePicture, type Card } from "./card.ts";
import { createCardList, type CardList } from "./card-list.ts";
import { previewOf, releasePreview } from "./preview.ts";
import { createRunner } from "./runner.ts";

/** Takes pictures in, and has each read once an act of the user: a reading may cost money. */
export interface Desk extends Pick<CardList, "all" | "listen"> {
  /** Has pictures read, but for an address or a sample that is just being read as this type. */
  readonly add: (sources: readonly Source[], type: LicenceType) => void;
  /** Says what a picture shows, and reads nothing. */
  readonly setType: (id: number, type: LicenceType) => void;
  /** Reads a picture once more, as what it is said to show; leaves alone what is being read. */
  readonly readAgain: (id: number) => void;
  /** Reads what was refused for want of a key: that was not read, and cost nothing. */
  readonly readRefused: () => void;
  /** Stops what has not gone out whole, which costs nothing. */
  readonly cancel: (id: number) => void;
  readonly remove: (id: number) => void;
}

/** A desk with nothing on it. */
export function createDesk(recognize: Recognize): Desk {
  const list = createCardList();
  const runner = createRunner(list, recognize);
  let count = 0;
  return {
    all: list.all,
    listen: list.listen,
    add(sources, type) {
      const wanted = sources.filter((source) => !isBeingRead(list.all(), source, type));
      list.change({ kind: "ADD", cards: wanted.map((source) => cardOf(source, type, ++count)) });
      runner.run();
    },
    setType: (id, type) => list.change({ kind: "TYPE", id, type }),
    readAgain(id) {
      const card = list.find(id);
      if (!card || isPending(card)) return;
      list.change({ kind: "STATE", id, state: { step: "WAITING" } });
      runner.run();
    },
    readRefused() {
      for (const { id } of list.all().filter(isRefused))
        list.change({ kind: "STATE", id, state: { step: "WAITING" } });
      runner.run();
    },
    cancel(id) {
      const card = list.find(id);
      if (!card || !isCancellable(card)) return;
      runner.stop(id);
      list.change({ kind: "STATE", id, state: { step: "CANCELLED" } });
      runner.run();
    },
    remove(id) {
      const card = list.find(id);
      if (card) releasePreview(card.source, card.previewUrl);
      runner.stop(id);
      list.change({ kind: "REMOVE", id });
      runner.run();
    },
  };
}

/** So that a double click, or a key held down, does not pay twice. */
const isBeingRead = (cards: readonly Card[], source: Source, type: LicenceType) =>
  cards.some((card) => isPending(card) && card.type === type && isSamePicture(card.source, source));

const cardOf = (source: Source, type: LicenceType, id: number): Card => ({
  id,
  source,
  type,
  name: nameOf(source),
  previewUrl: previewOf(source),
  state: { step: "WAITING" },
});
