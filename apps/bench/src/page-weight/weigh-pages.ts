import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import type { PageFiles, PageResult } from '../benchmark.ts';
import { BenchmarkDataError } from '../command-error.ts';
import { type FontFace, readFontFaces } from './read-font-faces.ts';
import { readPageLinks } from './read-page-links.ts';

/** Pages that nobody visits on purpose. */
const ERROR_PAGES = new Set(['/404/', '/_not-found/']);

/**
 * Weighs every page of an exported site, from its files alone.
 *
 * A first visit loads the document, the scripts and styles that it names, and the fonts of those styles: those whose
 * `unicode-range` holds a character of the document's text, and those for every text. What may come later is found by
 * name: a file of the site that a script of the page names, or that a script found so names, and that is none of the
 * first visit's. It is an upper bound: one visit seldom needs all of it. What the links to other pages fetch ahead
 * belongs to those pages.
 *
 * @param folder Holds `index.html` and what it names, with a compressed copy (`.gz`, `.br`) beside each file that the
 * server sends compressed.
 * @throws {BenchmarkDataError} `The benchmark "page-weight" weighs the exported site, and … holds no index.html. …`
 */
export function weighPages(folder: string): PageResult[] {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new BenchmarkDataError(
      `The benchmark "page-weight" weighs the exported site, and ${folder} holds no index.html. Build the site first: npm start does, and serves it.`,
    );
  }
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/')}`);
  const pages = files.filter((file) => posix.basename(file) === 'index.html').sort();
  const site: Site = {
    folder,
    assets: new Map(
      files.filter((file) => !/\.(html|txt|gz|br)$/.test(file)).map((file) => [posix.basename(file), file]),
    ),
    named: new Map(),
    fonts: new Map(),
  };
  return pages
    .map((file) => ({ file, name: file.slice(0, -'index.html'.length) }))
    .filter(({ name }) => !ERROR_PAGES.has(name))
    .map(({ file, name }) => weighPage(site, file, name));
}

interface Site {
  readonly folder: string;
  /** Paths of everything but pages, by file name; the names hold a digest of the content or are chosen once. */
  readonly assets: ReadonlyMap<string, string>;
  /** By script: the assets that it names. */
  readonly named: Map<string, readonly string[]>;
  /** By stylesheet. */
  readonly fonts: Map<string, readonly FontFace[]>;
}

function weighPage(site: Site, file: string, name: string): PageResult {
  const links = readPageLinks(readFileSync(join(site.folder, file), 'utf8'));
  const resolve = (url: string, base: string) => new URL(url, new URL(base, 'http://site')).pathname;
  const unique = (urls: readonly string[]) => [...new Set(urls.map((url) => resolve(url, name)))];
  const scripts = unique(links.scripts);
  const styles = unique(links.styles);
  const codePoints = [...new Set(links.text)].map((character) => character.codePointAt(0) ?? 0);
  const isNeeded = ({ ranges }: FontFace) =>
    ranges.some(([first, last]) => codePoints.some((point) => first <= point && point <= last));
  const styleFonts = styles.flatMap((style) =>
    fontsOf(site, style)
      .filter(isNeeded)
      .map(({ url }) => resolve(url, style)),
  );
  const fonts = [...new Set([...unique(links.fonts), ...styleFonts])];

  const first = new Set([...scripts, ...styles, ...fonts, ...unique(links.legacyScripts)]);
  const later = new Set<string>();
  const waiting = [...scripts];
  for (let script = waiting.pop(); script !== undefined; script = waiting.pop()) {
    for (const asset of assetsNamedBy(site, script)) {
      if (first.has(asset) || later.has(asset)) continue;
      later.add(asset);
      if (asset.endsWith('.js')) waiting.push(asset);
    }
  }
  return {
    kind: 'page',
    name,
    document: weigh(site.folder, [file]),
    scripts: weigh(site.folder, scripts),
    styles: weigh(site.folder, styles),
    fonts: weigh(site.folder, fonts),
    later: weigh(site.folder, [...later].sort()),
  };
}

function assetsNamedBy(site: Site, script: string): readonly string[] {
  return remember(site.named, script, () => {
    const source = readFileSync(join(site.folder, script), 'utf8');
    return [...site.assets].filter(([fileName]) => source.includes(fileName)).map(([, path]) => path);
  });
}

function fontsOf(site: Site, style: string): readonly FontFace[] {
  return remember(site.fonts, style, () => readFontFaces(readFileSync(join(site.folder, style), 'utf8')));
}

/** Pages share most of their files: each is read once. */
function remember<Value>(known: Map<string, Value>, key: string, find: () => Value): Value {
  const value = known.get(key) ?? find();
  known.set(key, value);
  return value;
}

function weigh(folder: string, paths: readonly string[]): PageFiles {
  const total = (suffix: string) =>
    paths.reduce((sum, path) => {
      const copy = join(folder, `${path}${suffix}`);
      return sum + statSync(existsSync(copy) ? copy : join(folder, path)).size;
    }, 0);
  return { numFiles: paths.length, sizeBytes: total(''), gzipBytes: total('.gz'), brotliBytes: total('.br'), paths };
}
