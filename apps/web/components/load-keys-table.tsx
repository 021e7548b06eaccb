import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import type { Locale } from '../i18n/locales.ts';
import type keysOf from '../messages/en/keys.json';

/**
 * Loads the table of keys with its texts, which few visits ask for and no page should carry. The texts come as they are
 * written: they hold no values.
 *
 * @throws {Error} Without network, unless the browser has them.
 */
export async function loadKeysTable(locale: Locale): Promise<ReactNode> {
  const [{ KeysTable }, { default: keys }] = await Promise.all([
    import('./keys-table.tsx'),
    import(`../messages/${locale}/keys.json`) as Promise<{ readonly default: typeof keysOf }>,
  ]);
  return (
    <NextIntlClientProvider locale={locale} messages={{ keys }}>
      <KeysTable />
    </NextIntlClientProvider>
  );
}
