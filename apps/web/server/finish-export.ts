// Runs after `next build`: puts the training's WebAssembly beside the pages, writes each page's policy into it, for hosts
// that cannot send headers, and compresses text and WebAssembly.
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compressFile } from './compress-file.ts';
import { EXPORT_FOLDER } from './export-folder.ts';
import { listFiles } from './list-files.ts';
import { hashInlineScripts, writePolicyIntoPage } from './page-policy.ts';
import { writeWhole } from './write-whole.ts';

// The one binary that the training loads: with vectors, and for a single thread.
const WASM_FILE = 'tfjs-backend-wasm-simd.wasm';
const wasmFolder = join(EXPORT_FOLDER, 'wasm');
const wasm = createRequire(import.meta.url).resolve(`@tensorflow/tfjs-backend-wasm/dist/${WASM_FILE}`);
await mkdir(wasmFolder, { recursive: true });
await writeWhole(join(wasmFolder, WASM_FILE), await readFile(wasm));

const files = listFiles(EXPORT_FOLDER);
for (const file of files.filter((each) => each.endsWith('.html'))) {
  const html = await readFile(file, 'utf8');
  await writeWhole(file, writePolicyIntoPage(html, hashInlineScripts(html)));
}
await Promise.all(files.filter((each) => /\.(html|js|css|txt|svg|wasm)$/.test(each)).map(compressFile));
