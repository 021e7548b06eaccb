import { parseArgs } from 'node:util';

/** What the program was asked to do. */
export interface Arguments {
  readonly host: string;
  readonly port: number;
  /** Whether a port was named; one that was not may move when it is busy. */
  readonly isPortChosen: boolean;
  readonly help: boolean;
}

/** The arguments or the environment ask for something that cannot be. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
}

export const USAGE = `Usage: npm start -- [--port PORT] [--host HOST]

Serves the Raqam site until Ctrl+C.

  --port PORT  Port to listen on, 0 for any free one. Default: the environment
               variable PORT, else 3000 or, when that is busy, the next free one.
  --host HOST  Address to listen on. Default: 127.0.0.1, this machine only.
  --help       Show this.
`;

const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_PORT = 3000;

/**
 * Reads the command line and the environment variable PORT; the command line wins.
 *
 * @throws {ArgumentError} `--port: received "http"; expected a whole number from 0 to 65535.`
 */
export function parseArguments(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Arguments {
  const { port, host = DEFAULT_HOST, help = false } = parse(argv);
  // An empty PORT is no choice, as with other programs.
  const named = port ?? (environment['PORT'] || undefined);
  if (named === undefined) return { host, help, isPortChosen: false, port: DEFAULT_PORT };
  return { host, help, isPortChosen: true, port: parsePort(port === undefined ? 'PORT' : '--port', named) };
}

function parse(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { port: { type: 'string' }, host: { type: 'string' }, help: { type: 'boolean' } },
    });
    return values;
  } catch (error) {
    throw new ArgumentError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function parsePort(name: string, text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new ArgumentError(`${name}: received "${text}"; expected a whole number from 0 to 65535.`);
  }
  return port;
}
