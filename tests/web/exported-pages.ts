import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Locale, locales } from '../../apps/web/i18n/locales.ts';

const OUT_FOLDER = join(import.meta.dirname, '../../apps/web/out');

/**
 * Every page that the export holds in a language, by its address behind the language, sorted: `''`, `about/`,
 * `learn/cnn/`. Read from the files, so that no page can be forgotten.
 *
 * @throws {Error} When the site is not built.
 */
export function exportedPages(locale: Locale): readonly string[] {
  return readdirSync(join(OUT_FOLDER, locale), { recursive: true, encoding: 'utf8' })
    .filter((file) => file === 'index.html' || /[/\\]index\.html$/.test(file))
    .map((file) => `${dirname(file).replaceAll('\\', '/')}/`.replace(/^\.\/$/, ''))
    .sort();
}

/** Every page in every language. */
export function allExportedPages(): readonly { readonly locale: Locale; readonly page: string }[] {
  return locales.flatMap((locale) => exportedPages(locale).map((page) => ({ locale, page })));
}
