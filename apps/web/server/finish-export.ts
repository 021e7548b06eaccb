// Runs after `next build`: collects the hash of every inline script, writes each page's policy into it and all hashes
// into dist/script-hashes.json for the server, and compresses what is text.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { compressFile } from './compress-file.ts';
import { hashInlineScripts, writePolicyIntoPage } from './page-policy.ts';
import { EXPORT_FOLDER, SCRIPT_HASHES_FILE } from './paths.ts';
import { writeWhole } from './write-whole.ts';

const entries = await readdir(EXPORT_FOLDER, { recursive: true, withFileTypes: true });
const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));

const scriptHashes: Record<string, readonly string[]> = {};
for (const file of files.filter((each) => each.endsWith('.html')).sort()) {
  const html = await readFile(file, 'utf8');
  const hashes = hashInlineScripts(html);
  scriptHashes[`/${relative(EXPORT_FOLDER, file).replaceAll(sep, '/')}`] = hashes;
  await writeWhole(file, writePolicyIntoPage(html, hashes));
}
await writeWhole(SCRIPT_HASHES_FILE, `${JSON.stringify(scriptHashes, null, 2)}\n`);

await Promise.all(files.filter((each) => /\.(html|js|css|txt|json|svg)$/.test(each)).map(compressFile));
