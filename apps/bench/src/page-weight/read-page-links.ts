import { type DefaultTreeAdapterTypes, parse } from 'parse5';

/** What an HTML document asks a browser to load by itself, and what it says. */
export interface PageLinks {
  /** URLs as written. Without those that only browsers load which know no modules. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  /** Those that the document names; most fonts are named by styles. */
  readonly fonts: readonly string[];
  /** Loaded by browsers that know no modules only. */
  readonly legacyScripts: readonly string[];
  /** The text that a reader can see, as far as the document holds it. */
  readonly text: string;
}

/** Elements whose text nobody sees. */
const UNSEEN = new Set(['script', 'style', 'template', 'noscript']);

/** Reads an HTML document as browsers do. */
export function readPageLinks(html: string): PageLinks {
  const links = {
    scripts: [] as string[],
    styles: [] as string[],
    fonts: [] as string[],
    legacyScripts: [] as string[],
  };
  let text = '';
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('value' in node) text += node.value;
    if ('attrs' in node) {
      const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
      const source = attributes.get(node.tagName === 'script' ? 'src' : 'href');
      if (source !== undefined) {
        if (node.tagName === 'script') links[attributes.has('nomodule') ? 'legacyScripts' : 'scripts'].push(source);
        if (node.tagName === 'link') {
          const kind = linkKind(attributes.get('rel') ?? '', attributes.get('as') ?? '');
          if (kind !== null) links[kind].push(source);
        }
      }
      if (UNSEEN.has(node.tagName)) return;
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return { ...links, text };
}

function linkKind(rel: string, as: string): 'scripts' | 'styles' | 'fonts' | null {
  if (rel === 'stylesheet') return 'styles';
  if (rel === 'modulepreload') return 'scripts';
  if (rel !== 'preload') return null;
  return ({ script: 'scripts', style: 'styles', font: 'fonts' } as const)[as] ?? null;
}
