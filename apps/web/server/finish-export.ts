// Runs after `next build`: writes each page's policy into it, for hosts that cannot send headers, and compresses text.
import { readFile } from 'node:fs/promises';
import { compressFile } from './compress-file.ts';
import { EXPORT_FOLDER } from './export-folder.ts';
import { listFiles } from './list-files.ts';
import { hashInlineScripts, writePolicyIntoPage } from './page-policy.ts';
import { writeWhole } from './write-whole.ts';

const files = listFiles(EXPORT_FOLDER);
for (const file of files.filter((each) => each.endsWith('.html'))) {
  const html = await readFile(file, 'utf8');
  await writeWhole(file, writePolicyIntoPage(html, hashInlineScripts(html)));
}
await Promise.all(files.filter((each) => /\.(html|js|css|txt|svg)$/.test(each)).map(compressFile));
