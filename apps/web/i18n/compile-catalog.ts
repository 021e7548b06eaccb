import compile from 'icu-minify/compile';

/** Texts by key, and parts of texts. */
interface Catalog {
  readonly [key: string]: string | Catalog;
}

/**
 * Parses every text of a catalog, so that the pages that get them need no parser: it is as large as a page's own
 * programs. The site's formatter (`use-intl/format-message`, see next.config.ts) understands nothing else.
 *
 * @returns The same keys; a text without values or choices stays as it is, any other becomes what it parses to.
 * @throws {Error} When a text is not in the ICU message format.
 */
export function compileCatalog<C extends Catalog>(catalog: C): C {
  const entries = Object.entries(catalog).map(([key, value]) => {
    return [key, typeof value === 'string' ? compile(value) : compileCatalog(value)] as const;
  });
  // The parser makes objects without a prototype, which cannot be sent to a page's client components; JSON has plain ones.
  return JSON.parse(JSON.stringify(Object.fromEntries(entries)));
}
