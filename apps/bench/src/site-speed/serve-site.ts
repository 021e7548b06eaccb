import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { BenchmarkDataError } from '../command-error.ts';

const PROGRAM = fileURLToPath(new URL('../../../web/dist/server/main.js', import.meta.url));

/** The site as `npm start` serves it. */
export interface ServedSite {
  /** With a slash at the end. */
  readonly url: string;
  readonly dispose: () => Promise<void>;
}

/**
 * Serves the built site on a free port, as `npm start` does.
 *
 * @param benchmark The one that needs it, for the message.
 * @throws {BenchmarkDataError} `The benchmark "site-speed" visits the built site, which is not here. …`
 */
export async function serveSite(benchmark: string): Promise<ServedSite> {
  if (!existsSync(PROGRAM)) {
    throw new BenchmarkDataError(
      `The benchmark "${benchmark}" visits the built site, which is not here. Build it first: npm start does, and serves it.`,
    );
  }
  const server = spawn(process.execPath, [PROGRAM, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const dispose = () => {
    server.kill();
    return ended;
  };
  for await (const line of createInterface(server.stdout)) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url !== undefined) return { url, dispose };
  }
  throw new BenchmarkDataError(
    `The benchmark "${benchmark}" visits the built site, whose server ended before it said its address.`,
  );
}
