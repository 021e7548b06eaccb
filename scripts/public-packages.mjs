import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The packages that are published: each one's folder, from the root, and its package.json. */
export function publicPackages() {
  return readdirSync(join(root, 'packages'))
    .sort()
    .map((name) => ({
      folder: `packages/${name}`,
      manifest: JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')),
    }))
    .filter(({ manifest }) => manifest.private !== true);
}
