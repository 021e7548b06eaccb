import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { listFiles } from './list-files.ts';
import { writeWhole } from './write-whole.ts';

/** This file runs as dist/server/write-service-worker.js. */
const ENTRY = fileURLToPath(new URL('../../offline/service-worker.ts', import.meta.url));

const NAME = 'service-worker.js';

/**
 * Not kept by browsers: copies for the server, what Next's links would fetch (the site has plain ones), doubles of the
 * page for unknown addresses, and MNIST, which pages keep themselves once somebody asks for it.
 */
const NOT_KEPT = [/\.(br|gz|txt)$/, /^\/(404|_not-found)\//, /^\/data\//, new RegExp(`^/${NAME}$`)];

/** Writes the site's service worker, with the list of the files that it keeps. @param folder The finished export. */
export async function writeServiceWorker(folder: string): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [ENTRY],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2023',
    define: { SITE_FILES: JSON.stringify(await listKeptFiles(folder)) },
    write: false,
  });
  await writeWhole(join(folder, NAME), outputFiles[0].contents);
}

/** What browsers keep of an exported site, by the address that is asked for, with each file's SHA-256 in base64url. */
async function listKeptFiles(folder: string): Promise<Readonly<Record<string, string>>> {
  const files = listFiles(folder)
    .map((file) => ({ file, path: `/${relative(folder, file).replaceAll(sep, '/')}` }))
    .filter(({ path }) => !NOT_KEPT.some((pattern) => pattern.test(path)));
  const entries = files.map(async ({ file, path }) => {
    const digest = createHash('sha256')
      .update(await readFile(file))
      .digest('base64url');
    return [path.replace(/\/index\.html$/, '/'), digest] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
