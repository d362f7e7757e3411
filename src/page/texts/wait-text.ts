import type { Wait } from "../gateway/failure.ts";
import type { Texts } from "./texts.ts";

/** When to try again: how long after the answer, and the time of the day, which does not grow old. */
export function waitText({ ms, until }: Wait, texts: Texts): string {
  const seconds = Math.ceil(ms / 1000);
  const time = clockTime(until, texts.language);
  if (seconds < 120) return texts.retryIn(seconds, "second", time);
  return texts.retryIn(Math.ceil(seconds / 60), "minute", time);
}

/** `14:03:20`, and never a second too early. */
const clockTime = (date: Date, language: string) =>
  new Date(Math.ceil(date.getTime() / 1000) * 1000).toLocaleTimeString(language, {
    timeStyle: "medium",
    hourCycle: "h23",
  });
