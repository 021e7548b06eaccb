import type { Page } from 'playwright-core';
import type { Locale } from '../../apps/web/i18n/locales.ts';
import en from '../../apps/web/messages/en.ts';

type Catalog = { readonly [key: string]: string | Catalog };

/** The full key of every text, `pad.undo`: what a page shows where a text is missing. */
function keysOf(catalog: Catalog, prefix = ''): string[] {
  return Object.entries(catalog).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix}${key}.`),
  );
}

const KEYS: ReadonlySet<string> = new Set(keysOf(en));

/**
 * Words that nearly every English sentence has one of, and that are no French words. Not in capitals, which names have
 * (`CC BY`, `AND`).
 */
const ENGLISH =
  /\b([Tt]he|[Aa]nd|[Oo]f|[Ii]s|[Ww]ith|[Tt]his|[Yy]our|[Tt]hat|[Ff]rom|[Tt]hese|[Yy]ou|[Ii]t|was|were|has|have|be|been|[Ee]ach|[Ww]hich|[Bb]y|[Tt]o|[Nn]ot|[Nn]o|[Ff]or)\b/;

const ARABIC = /\p{Script=Arabic}/u;

/** What the site is called, which its pages explain in every language. */
const NAME = 'رقم';

/** Digits are Latin in every language. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/;

/**
 * What a page says that is not in its language: English words on other pages, Arabic letters outside Arabic ones,
 * digits that are not Latin, keys of texts that are missing. All of its text is read, seen or not, and its names for
 * those who listen; what is marked as another language (`lang`), as code or as not to be translated may be so.
 */
export async function findForeignText(page: Page, locale: Locale): Promise<readonly string[]> {
  const texts = await page.evaluate(readOwnTexts);
  return texts.filter(
    (text) =>
      KEYS.has(text) ||
      OTHER_DIGITS.test(text) ||
      (locale !== 'en' && ENGLISH.test(text)) ||
      (locale !== 'ar' && ARABIC.test(text.replaceAll(NAME, ''))),
  );
}

/** Runs in the page: its texts in its own language, each once. */
function readOwnTexts(): string[] {
  const OTHER_LANGUAGE = '[lang]:not(html), code, pre, kbd, samp, script, style, noscript, [translate="no"]';
  const NAMES = [
    'aria-label',
    'aria-description',
    'aria-roledescription',
    'aria-valuetext',
    'title',
    'placeholder',
    'alt',
  ];
  const texts = [document.title, document.querySelector('meta[name="description"]')?.getAttribute('content') ?? ''];
  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest(OTHER_LANGUAGE) !== null) continue;
    for (const name of NAMES) texts.push(element.getAttribute(name) ?? '');
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) texts.push(node.textContent ?? '');
    }
  }
  return [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== '');
}
