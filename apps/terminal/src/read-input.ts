import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { InputError } from './command-error.ts';

/** The name under which a command reads what is piped into it. */
export const STANDARD_INPUT = '-';

const CAUSES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is a file',
};

/**
 * Reads a file that was named on the command line, or standard input for `-`.
 *
 * @throws {InputError} `seven.png cannot be read: there is no such file (ENOENT). Check the path.`
 */
export async function readInput(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(path === STANDARD_INPUT ? await buffer(process.stdin) : await readFile(path));
  } catch (error) {
    throw inputError(path, error);
  }
}

/** Words what the system said about an input. */
export function inputError(path: string, error: unknown): InputError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const cause = CAUSES[code] ?? 'the system refused';
  return new InputError(`${inputName(path)} cannot be read: ${cause} (${code}). Check the path.`, { cause: error });
}

/** What an input is called in results and messages. */
export function inputName(path: string): string {
  return path === STANDARD_INPUT ? 'standard input' : path;
}
