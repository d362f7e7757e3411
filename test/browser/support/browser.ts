import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type Page,
  type Request,
} from "playwright-core";
import { startMain } from "../../support/main-process.ts";

const ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A browser and a gateway that can read: by itself, with the pictures of this machine among them. */
export async function startStage(
  settings: Readonly<Record<string, string>> = { LOCAL_OCR_ALLOW_PRIVATE_URLS: "true" },
) {
  const gateway = await startMain(settings);
  const [browser] = await Promise.all([launch(), gateway.ready()]);
  return {
    url: gateway.url,
    open: (options?: OpenOptions) => open(browser, gateway.url, options),
    async [Symbol.asyncDispose]() {
      await browser.close();
      await gateway[Symbol.asyncDispose]();
    },
  };
}

const launch = () => chromium.launch({ executablePath: "/usr/bin/chromium", args: ARGS });

export interface OpenOptions extends BrowserContextOptions {
  /** The document to open; the page of the gateway by itself. */
  readonly path?: string;
}

/** What was asked for while a page was open. */
export interface Sent {
  readonly url: URL;
  /** Whether a picture was to be read, which may cost money. */
  readonly isRecognition: boolean;
}

/** Whether a picture is to be read. The body of an upload is not always shown; the limits' is. */
export const isRecognition = (request: Request): boolean =>
  request.method() === "POST" && request.postData()?.includes("imageLimits") !== true;

/** One page in a context of its own, and what it asked for: closed with `await using`. */
export async function open(browser: Browser, gateway: URL, options: OpenOptions = {}) {
  const { path = "/", ...contextOptions } = options;
  const context = await browser.newContext({
    locale: "en-US",
    viewport: { width: 1440, height: 900 },
    ...contextOptions,
  });
  const sent: Sent[] = [];
  const complaints: string[] = [];
  context.on("request", (request) => {
    sent.push({ url: new URL(request.url()), isRecognition: isRecognition(request) });
  });
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  context.on("weberror", (error) => complaints.push(String(error.error())));
  const page = await context.newPage();
  await page.goto(new URL(path, gateway).href);
  return {
    page,
    complaints,
    /** Requests to anywhere but the gateway; a `data:` or `blob:` address leaves nothing. */
    outside: () =>
      sent.filter(({ url }) => /^(http|ws)/.test(url.protocol) && url.host !== gateway.host),
    recognitions: () => sent.filter(({ isRecognition }) => isRecognition).length,
    [Symbol.asyncDispose]: () => context.close(),
  };
}

export type { Page };
