import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { listFiles } from './list-files.ts';
import { hashInlineScripts } from './page-policy.ts';

/**
 * Of each page of an exported site, by its path from the site's root (`/en/index.html`), the `sha256-…` of its inline
 * scripts. Reading every page takes some 20 ms, less than it would cost to keep a list beside them that could be stale.
 */
export function collectScriptHashes(folder: string): Map<string, readonly string[]> {
  const pages = listFiles(folder).filter((file) => file.endsWith('.html'));
  return new Map(
    pages.map((file) => {
      const path = `/${relative(folder, file).replaceAll(sep, '/')}`;
      return [path, hashInlineScripts(readFileSync(file, 'utf8'))];
    }),
  );
}
