import { createHash } from 'node:crypto';
import { StoreDamageError } from './errors.ts';

/** Of what is in the seal; a program that meets another one leaves the file alone. */
const VERSION = 1;

interface SealedJson {
  readonly version: number;
  readonly sha256: string;
  readonly content: unknown;
}

/** Plain JSON as a file that tells whether it is still what was written: its SHA-256 stands in it. */
export function encodeSealedJson(content: unknown): Uint8Array {
  const sealed: SealedJson = { version: VERSION, sha256: sha256(JSON.stringify(content)), content };
  return new TextEncoder().encode(`${JSON.stringify(sealed)}\n`);
}

/**
 * Takes back what {@link encodeSealedJson} wrote.
 *
 * @param path Used in errors only.
 * @throws {StoreDamageError} `runs/ab.json is damaged: its content has another SHA-256 than stated.`
 */
export function decodeSealedJson(bytes: Uint8Array, path: string): unknown {
  const sealed = parse(bytes);
  if (!isSealed(sealed)) throw new StoreDamageError(`${path} is damaged: it is not what a store writes.`);
  if (sealed.version !== VERSION) {
    throw new StoreDamageError(
      `${path} has version ${sealed.version}; expected ${VERSION}. Another raqam-bench wrote it.`,
    );
  }
  // The order of the fields lives through JSON, so the same content gives the same text.
  if (sha256(JSON.stringify(sealed.content)) !== sealed.sha256) {
    throw new StoreDamageError(`${path} is damaged: its content has another SHA-256 than stated.`);
  }
  return sealed.content;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

function isSealed(value: unknown): value is SealedJson {
  return typeof value === 'object' && value !== null && 'version' in value && 'sha256' in value && 'content' in value;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
