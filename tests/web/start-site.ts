import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../apps/web/dist/server/main.js', import.meta.url));

/** A running server of the built site. */
export interface RunningSite {
  /** Its address, with a slash at the end. */
  readonly url: string;
  /** Ends it as Ctrl+C does. @returns its exit code. */
  readonly stop: () => Promise<number | null>;
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
  const ended = once(server, 'exit');
  for await (const line of createInterface(server.stdout)) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url === undefined) continue;
    const stop = async () => {
      server.kill('SIGINT');
      const [code] = await ended;
      return code;
    };
    return { url, stop };
  }
  const [code] = await ended;
  throw new Error(`startSite: the server ended with code ${code} before it printed an address.`);
}
