import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How many ports are tried before giving up. */
const NUM_PORTS = 100;

/** Where to listen. */
export interface ListenOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Whether a busy port may be answered by taking the next free one. */
  readonly mayMove: boolean;
}

/**
 * Begins to listen.
 *
 * @returns The port it came to.
 * @throws {Error} What the system says, `EADDRINUSE` among it, when the port cannot be had (or none of 100 in a row).
 */
export async function listen(server: Server, { host, port, mayMove }: ListenOptions): Promise<number> {
  const last = mayMove ? Math.min(port + NUM_PORTS - 1, 65535) : port;
  for (let tried = port; ; tried++) {
    try {
      await listenOn(server, host, tried);
      return (server.address() as AddressInfo).port;
    } catch (error) {
      if (!(isBusy(error) && tried < last)) throw error;
    }
  }
}

function listenOn(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Whether an error says that another program has the port. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
