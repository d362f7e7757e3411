import { noAnswer } from "./failure.ts";
import { failed, readAnswer, type Outcome } from "./read-answer.ts";
import { ENDPOINT } from "./request.ts";

/** What happens while a request is under way. */
export interface Sending {
  readonly signal: AbortSignal;
  /** Told how much of the body has gone out, in percent; 100 means that the reading begins. */
  readonly onUpload: (percent: number) => void;
}

/**
 * Sends one request, once. It never rejects: without an answer the outcome is a failure.
 *
 * This is an XMLHttpRequest because `fetch` does not tell how far an upload has come.
 */
export function send(body: string | FormData, { signal, onUpload }: Sending): Promise<Outcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let wasSent = false;
    request.upload.onprogress = ({ loaded, total }) => {
      // 100 is said by `onload` alone.
      onUpload(Math.min(99, Math.floor((100 * loaded) / total)));
    };
    request.upload.onload = () => {
      wasSent = true;
      onUpload(100);
    };
    request.onload = () => resolve(readAnswer(request.responseText));
    request.onerror = () => resolve(failed(noAnswer(wasSent)));
    request.onabort = () => resolve(failed(noAnswer(wasSent)));
    signal.addEventListener("abort", () => {
      request.abort();
    });
    request.open("POST", ENDPOINT);
    request.setRequestHeader("accept", "application/graphql-response+json");
    // Without it an upload could come from a page of another site.
    request.setRequestHeader("apollo-require-preflight", "true");
    // The browser names a form's type itself, with its boundary.
    if (typeof body === "string") request.setRequestHeader("content-type", "application/json");
    request.send(body);
  });
}
