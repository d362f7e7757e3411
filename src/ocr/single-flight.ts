/** Does one and the same work once for all who ask for it at the same time. */
export interface SingleFlight<Result> {
  /**
   * Joins the work of this key, or begins it.
   *
   * @param begin - its signal aborts when all who asked have gone: what has not been paid for by
   *   then should not be
   * @param signal - this client's
   * @throws what `isFull` makes, when as many as may wait for this work do
   */
  share(
    key: string,
    begin: (allGone: AbortSignal) => Promise<Result>,
    signal: AbortSignal | undefined,
  ): Promise<Result>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

export interface SingleFlightOptions {
  /** How many may wait for one work. */
  readonly maxSharing: number;
  /** Why one more may not. */
  readonly isFull: () => Error;
}

interface Flight<Result> {
  readonly result: Promise<Result>;
  /** Counts one client more, until its signal aborts. */
  board(signal: AbortSignal | undefined): void;
  /** How many clients wait for it. */
  aboard(): number;
  readonly allGone: AbortSignal;
}

export function createSingleFlight<Result>({
  maxSharing,
  isFull,
}: SingleFlightOptions): SingleFlight<Result> {
  const flights = new Map<string, Flight<Result>>();
  const take = (key: string, begin: (allGone: AbortSignal) => Promise<Result>) => {
    const flight = createFlight(begin, () => flights.delete(key));
    flights.set(key, flight);
    return flight;
  };
  return {
    async share(key, begin, signal) {
      for (;;) {
        signal?.throwIfAborted();
        const flight = flights.get(key) ?? take(key, begin);
        if (flight.aboard() >= maxSharing) throw isFull();
        flight.board(signal);
        try {
          return await flight.result;
        } catch (error) {
          // Given up for those before us, in the moment when we came.
          const isGivenUp = flight.allGone.aborted && error === flight.allGone.reason;
          if (!isGivenUp || signal?.aborted) throw error;
        }
      }
    },
    async idle() {
      while (flights.size > 0)
        await Promise.allSettled([...flights.values()].map(({ result }) => result));
    },
  };
}

function createFlight<Result>(
  begin: (allGone: AbortSignal) => Promise<Result>,
  landed: () => void,
): Flight<Result> {
  const gone = new AbortController();
  let aboard = 0;
  const listening: (() => void)[] = [];
  const leave = () => {
    if (--aboard === 0) gone.abort();
  };
  const result = Promise.resolve(gone.signal)
    .then(begin)
    .finally(() => {
      landed();
      for (const stop of listening) stop();
    });
  return {
    result,
    aboard: () => aboard,
    allGone: gone.signal,
    board(signal) {
      aboard++;
      signal?.addEventListener("abort", leave, { once: true });
      listening.push(() => signal?.removeEventListener("abort", leave));
    },
  };
}
