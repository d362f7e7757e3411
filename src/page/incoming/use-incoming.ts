import { useEffect, useState } from "preact/hooks";
import type { Source } from "../gateway/source.ts";
import { sourcesFrom } from "./sources-from.ts";

/** What is being dragged over the page, and whether the last thing dropped was of any use. */
export interface Incoming {
  readonly isOver: boolean;
  readonly wasUseless: boolean;
}

/**
 * Takes pictures that are dropped or pasted anywhere on the page: a drop beside the zone would
 * otherwise make the browser leave the page, and everything read would be lost.
 */
export function useIncoming(take: (sources: readonly Source[]) => void): Incoming {
  const [incoming, setIncoming] = useState<Incoming>(NOTHING);
  useEffect(() => {
    const offer = (sources: readonly Source[]) => {
      setIncoming({ isOver: false, wasUseless: sources.length === 0 });
      if (sources.length > 0) take(sources);
    };
    const listening = new AbortController();
    const { signal } = listening;
    const onDrag = (event: DragEvent) => {
      event.preventDefault();
      setIncoming({ isOver: true, wasUseless: false });
    };
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      if (event.dataTransfer) offer(sourcesFrom(event.dataTransfer));
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!event.clipboardData) return;
      // Text that is pasted into a text field belongs there.
      if (isTextField(event.target) && event.clipboardData.files.length === 0) return;
      event.preventDefault();
      offer(sourcesFrom(event.clipboardData));
    };
    window.addEventListener("dragover", onDrag, { signal });
    window.addEventListener("drop", onDrop, { signal });
    window.addEventListener("paste", onPaste, { signal });
    window.addEventListener("dragleave", (event) => leave(event, setIncoming), { signal });
    return () => listening.abort();
  }, [take]);
  return incoming;
}

const NOTHING: Incoming = { isOver: false, wasUseless: false };

/** Going from one element to the next is a leave too; out of the window there is no next. */
function leave({ relatedTarget }: DragEvent, setIncoming: (incoming: Incoming) => void): void {
  if (relatedTarget === null) setIncoming(NOTHING);
}

const isTextField = (target: EventTarget | null) => target instanceof HTMLInputElement;
