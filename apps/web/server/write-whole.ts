import { rename, writeFile } from 'node:fs/promises';

/** Writes a file beside its place and renames it, so that nobody ever reads half of it. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const beside = `${file}.${process.pid}.tmp`;
  await writeFile(beside, content);
  await rename(beside, file);
}
