import { IntlMessageFormat } from 'intl-messageformat';
import type { Catalog, MessageKey } from './catalogs/en.ts';
import type { WordsLocale } from './words.ts';

/** What a message's places are filled with: finished texts, and counts that choose a plural. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** A language that can say its messages. */
export interface Language {
  readonly locale: WordsLocale;
  readonly say: (key: MessageKey, values?: MessageValues) => string;
}

/** Each message is read once, when it is first said. */
export function createLanguage(locale: WordsLocale, catalog: Catalog): Language {
  const messages = new Map<MessageKey, IntlMessageFormat>();
  return {
    locale,
    say: (key, values = {}) => {
      let message = messages.get(key);
      if (message === undefined) {
        message = new IntlMessageFormat(catalog[key], locale);
        messages.set(key, message);
      }
      return String(message.format(values));
    },
  };
}
