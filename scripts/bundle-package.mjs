// Bundles the package in the current folder: `node ../../scripts/bundle-package.mjs`, after tsc. Node takes about half a
// millisecond to find, read and link a module, so that fifty small ones would cost more than a recognizer's first answer.
// The entries that package.json names as dist/bundle/NAME.js, and what is imported dynamically, keep their names; other
// packages stay imports.
import { readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
const entries = Object.values(exports).flatMap(({ default: path }) =>
  path?.startsWith('./dist/bundle/') ? [path.replace('/bundle/', '/')] : [],
);

const options = {
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'neutral',
  target: 'es2024',
  packages: 'external',
  outbase: 'dist',
  outdir: 'dist/bundle',
  chunkNames: 'shared/[name]-[hash]',
  sourcemap: true,
  sourcesContent: false,
  metafile: true,
};
const { metafile } = await build({ ...options, entryPoints: entries, write: false });
const dynamic = Object.values(metafile.inputs).flatMap(({ imports }) =>
  imports.flatMap(({ external, kind, path }) => (kind === 'dynamic-import' && !external ? [path] : [])),
);
rmSync('dist/bundle', { recursive: true, force: true });
await build({ ...options, entryPoints: [...entries, ...new Set(dynamic)] });
