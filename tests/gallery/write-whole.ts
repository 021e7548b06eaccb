import { rename, writeFile } from 'node:fs/promises';

/** Writes a file beside its place and moves it there: a reader finds the whole file or the one before. */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  await writeFile(`${path}.tmp`, content);
  await rename(`${path}.tmp`, path);
}
