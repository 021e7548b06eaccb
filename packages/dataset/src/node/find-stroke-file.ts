import { stat } from 'node:fs/promises';

/** How the name of a file of labelled strokes ends. */
export const STROKES_ENDING = /\.jsonl(\.gz)?$/;

/** Where labelled strokes of that name lie under `path`: the file itself, or with `.jsonl` or `.jsonl.gz` added. */
export async function findStrokeFile(path: string): Promise<string | null> {
  const candidates = STROKES_ENDING.test(path) ? [path] : [`${path}.jsonl`, `${path}.jsonl.gz`];
  for (const candidate of candidates) {
    const found = await stat(candidate).catch(() => null);
    if (found?.isFile()) return candidate;
  }
  return null;
}
