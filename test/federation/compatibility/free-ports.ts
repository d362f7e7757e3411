import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Waits for ports that another process may still use.
 *
 * @throws {Error} that names those still in use after `patienceMs`
 */
export async function waitForFreePorts(
  ports: readonly number[],
  patienceMs: number,
  signal: AbortSignal,
): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (let said = false; ; said = true) {
    const used = await usedOf(ports);
    if (used.length === 0) return;
    const which = `in use by another process: port ${used.join(", ")}`;
    if (performance.now() > deadline)
      throw new Error(`Apollo's tests have their ports written into them. Still ${which}.`);
    if (!said) console.error(`Waiting up to ${patienceMs / 1000} s: ${which}.`);
    await sleep(1000, undefined, { signal });
  }
}

async function usedOf(ports: readonly number[]): Promise<readonly number[]> {
  const used = await Promise.all(ports.map(async (port) => ((await isFree(port)) ? [] : [port])));
  return used.flat();
}

/** Listens on all addresses: whoever has the port on any one of them is in the way. */
async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port);
  try {
    await once(server, "listening");
  } catch {
    return false;
  }
  server.close();
  await once(server, "close");
  return true;
}
