// Runs after `next build`: writes each page's policy into it, for hosts that cannot send headers, what devices need to
// install the site and to show it without network, compressed copies of texts, and MNIST where this machine has it.
import { readFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { findMnist } from '@raqam/dataset/node';
import { compressFile } from './compress-file.ts';
import { copyMnist } from './copy-mnist.ts';
import { EXPORT_FOLDER } from './export-folder.ts';
import { joinPayloadScripts } from './join-payload-scripts.ts';
import { listFiles } from './list-files.ts';
import { mergeStyles } from './merge-styles.ts';
import { hashInlineScripts, writePolicyIntoPage } from './page-policy.ts';
import { writeIcons } from './write-icons.ts';
import { writeServiceWorker } from './write-service-worker.ts';
import { writeWhole } from './write-whole.ts';

/** The page to draw on in each language, `en/index.html`: it has to be light. */
const FIRST_PAGE = /^[a-z]+\/index\.html$/;

for (const file of listFiles(EXPORT_FOLDER).filter((each) => each.endsWith('.html'))) {
  const joined = joinPayloadScripts(await readFile(file, 'utf8'));
  const isFirst = FIRST_PAGE.test(relative(EXPORT_FOLDER, file).replaceAll(sep, '/'));
  const html = isFirst ? await mergeStyles(joined, EXPORT_FOLDER) : joined;
  await writeWhole(file, writePolicyIntoPage(html, hashInlineScripts(html)));
}
await writeIcons(EXPORT_FOLDER);
await writeServiceWorker(EXPORT_FOLDER);
const texts = listFiles(EXPORT_FOLDER).filter((each) => /\.(html|js|css|txt|svg|webmanifest)$/.test(each));
await Promise.all(texts.map(compressFile));

const mnistFolder = await findMnist();
if (mnistFolder !== null) await copyMnist(mnistFolder, EXPORT_FOLDER);
