import type { Locale } from '../../apps/web/i18n/locales.ts';
import ar from '../../apps/web/messages/ar.ts';
import en from '../../apps/web/messages/en.ts';
import fr from '../../apps/web/messages/fr.ts';

type Catalog = { readonly [key: string]: string | Catalog };

const CATALOGS: Readonly<Record<Locale, Catalog>> = { en, fr, ar };

/**
 * A text of the site as its catalog has it, by its full key: `training.start`. For finding what a person would press in
 * any language.
 *
 * @throws {RangeError} When there is none of this key.
 */
export function catalogText(locale: Locale, key: string): string {
  const found = key
    .split('.')
    .reduce<string | Catalog | undefined>(
      (part, name) => (typeof part === 'object' ? part[name] : undefined),
      CATALOGS[locale],
    );
  if (typeof found === 'string') return found;
  throw new RangeError(`catalogText: the catalog of ${locale} has no text "${key}".`);
}
