import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../apps/web/dist/server/main.js', import.meta.url));

/** A running server of the built site. */
export interface RunningSite {
  /** Its address, with a slash at the end. */
  readonly url: string;
  /** Ends it by a signal; SIGINT is what Ctrl+C sends. @returns its exit code. */
  readonly stop: (signal?: 'SIGINT' | 'SIGTERM') => Promise<number | null>;
}

/**
 * Starts the server that `npm start` starts, on a free port, and waits for the line with its address.
 *
 * @throws {Error} When the site is not built, or the program ends without an address.
 */
export async function startSite(): Promise<RunningSite> {
  if (!existsSync(PROGRAM)) {
    throw new Error(`startSite: ${PROGRAM} is missing; build the site first: turbo run build --filter=@raqam/web`);
  }
  const server = spawn(process.execPath, [PROGRAM, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
  for await (const line of createInterface(server.stdout)) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url === undefined) continue;
    const stop = (signal: 'SIGINT' | 'SIGTERM' = 'SIGINT') => {
      server.kill(signal);
      return ended;
    };
    return { url, stop };
  }
  throw new Error(`startSite: the server ended with code ${await ended} before it printed an address.`);
}
