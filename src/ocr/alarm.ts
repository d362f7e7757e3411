/** Aborts its signal after a time. Disposing stops it, and leaves no timer behind. */
export interface Alarm extends Disposable {
  readonly signal: AbortSignal;
}

/**
 * @param ms - how long from now
 * @param reason - of the abort. Default: the platform's own for a timeout
 */
export function alarmIn(ms: number, reason?: () => Error): Alarm {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort(reason?.() ?? new DOMException("The time is over.", "TimeoutError"));
  }, ms);
  return { signal: controller.signal, [Symbol.dispose]: () => clearTimeout(timer) };
}
