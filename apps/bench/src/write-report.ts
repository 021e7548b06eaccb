import { randomUUID } from 'node:crypto';
import { access, constants, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { OutputError } from './command-error.ts';

/**
 * Writes a file beside its place and then renames it, so that a reader sees the old content or the new one and never a
 * part. Nothing half-written stays.
 *
 * @throws {OutputError} `out.json cannot be written (ENOSPC); expected room for 5120 bytes …`
 */
export async function writeReport(path: string, content: string | Uint8Array): Promise<void> {
  await checkOutput(path);
  const beside = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(beside, content, { flag: 'wx' });
    await rename(beside, path);
  } catch (error) {
    // What cannot be removed was never made, or its folder is gone: the first error says more.
    await rm(beside, { force: true }).catch(() => {});
    throw new OutputError(
      `${path} could not be written (${systemErrorCode(error)}); expected a place with room for ${Buffer.byteLength(content)} bytes. Name another file with --out.`,
      { cause: error },
    );
  }
}

/**
 * Finds out before a long run whether its report can be written after it.
 *
 * @throws {OutputError} `results is a directory; expected a file. Name a file with --out, such as results/report.json.`
 */
export async function checkOutput(path: string): Promise<void> {
  const isDirectory = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isDirectory) {
    throw new OutputError(
      `${path} is a directory; expected a file. Name a file with --out, such as ${path}/report.json.`,
    );
  }
  const folder = dirname(resolve(path));
  try {
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new OutputError(
      `${folder} cannot be written to (${systemErrorCode(error)}); expected a folder of this user. Create it, or name another file with --out.`,
      { cause: error },
    );
  }
}

function systemErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
