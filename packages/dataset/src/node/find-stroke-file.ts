import { stat } from 'node:fs/promises';

/** Where labelled strokes of that name lie under `path`: the file itself, or with `.jsonl` or `.jsonl.gz` added. */
export async function findStrokeFile(path: string): Promise<string | null> {
  const candidates = /\.jsonl(\.gz)?$/.test(path) ? [path] : [`${path}.jsonl`, `${path}.jsonl.gz`];
  for (const candidate of candidates) {
    const found = await stat(candidate).catch(() => null);
    if (found?.isFile()) return candidate;
  }
  return null;
}
