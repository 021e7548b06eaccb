import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SettingsScript } from '../../components/settings-script.tsx';
import { directionOf, locales } from '../../i18n/locales.ts';
import { enterLocale, type PageParams } from '../../i18n/page-params.ts';
import '../../styles/base.css';

export const metadata: Metadata = {
  icons: { icon: { url: '/icon.svg', type: 'image/svg+xml' }, apple: '/apple-icon.png' },
};

export const dynamicParams = false;

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

export default async function LocaleLayout({ params, children }: PageParams & { readonly children: ReactNode }) {
  const locale = await enterLocale({ params });
  const { keys, theme, site } = await getMessages();
  // The rest of these parts is for the pages that ask for it: every text here is in every page.
  const { open, title, close, fault, shortcut } = keys;
  const { language, update, updateNow, failed, failedHelp, reload } = site;
  return (
    <html lang={locale} dir={directionOf(locale)} suppressHydrationWarning>
      <head>
        <SettingsScript />
      </head>
      <body>
        <NextIntlClientProvider
          messages={{
            keys: { open, title, close, fault, shortcut },
            theme,
            site: { language, update, updateNow, failed, failedHelp, reload },
          }}
        >
          {children}
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
