import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeWhole } from './write-whole.ts';

const STYLESHEET = /<link rel="stylesheet" href="([^"]+)"[^>]*>/g;

/**
 * The page with its stylesheets in one file, in their order: what is packed together is packed a quarter smaller, and
 * there is one request in the place of several. The page's payload names each stylesheet too; there, and in what React
 * makes of it, all become the one.
 *
 * @param folder The export, into which the file is written, beside the first of those that it replaces, since addresses
 *   in a stylesheet are relative to it.
 */
export async function mergeStyles(html: string, folder: string): Promise<string> {
  const links = [...html.matchAll(STYLESHEET)];
  const paths = links.map(([, path = '']) => path);
  if (paths.length < 2) return html;
  const texts = await Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')));
  const css = texts.join('\n');
  const digest = createHash('sha256').update(css).digest('base64url').slice(0, 16);
  const merged = `${dirname(paths[0])}/${digest}.css`;
  await writeWhole(join(folder, merged), css);
  const withOneLink = links.slice(1).reduce((page, [link]) => page.replace(link, ''), html);
  return paths.reduce((page, path) => page.replaceAll(path, merged), withOneLink);
}
