/** The process cannot listen where it is told to. The message is one sentence that says what to do. */
export class ListenError extends Error {
  override readonly name = "ListenError";
}

/** The name of the setting that gave a port. */
type SettingOf = (port: number) => string;

const NO_ADDRESS =
  "HOST is no address of this machine: give one that is, such as 127.0.0.1, or 0.0.0.0 for all.";

const SENTENCES: Readonly<Record<string, (setting: string) => string>> = {
  EADDRINUSE: (setting) =>
    `${setting} is taken: stop the program that listens there, or give another port.`,
  EACCES: (setting) =>
    `${setting} is reserved for privileged users: give a port from 1024 on, or grant the right to it.`,
  EADDRNOTAVAIL: () => NO_ADDRESS,
  ENOTFOUND: () => NO_ADDRESS,
  EAI_AGAIN: () => NO_ADDRESS,
};

/**
 * Waits for something that listens.
 *
 * @throws {ListenError} for an error of the settings; any other error as it is
 */
export async function explainListening<T>(listening: Promise<T>, settingOf: SettingOf): Promise<T> {
  try {
    return await listening;
  } catch (cause) {
    const sentence = sentenceOf(cause, settingOf);
    throw sentence === undefined ? cause : new ListenError(sentence, { cause });
  }
}

/** Told by the message: it is all that comes of an error in another process. */
function sentenceOf(error: unknown, settingOf: SettingOf): string | undefined {
  const message = error instanceof Error ? error.message : "";
  const [, code = "", port] = /^(?:listen|getaddrinfo) (E\w+)\b.*?(?::(\d+))?$/.exec(message) ?? [];
  return SENTENCES[code]?.(settingOf(Number(port)));
}
