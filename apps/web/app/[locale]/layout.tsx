import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { directionOf, locales } from '../../i18n/locales.ts';
import { enterLocale, type PageParams } from '../../i18n/page-params.ts';
import { THEME_SCRIPT } from '../../settings/theme.ts';
import '../../styles/base.css';

export const dynamicParams = false;

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

export default async function LocaleLayout({ params, children }: PageParams & { readonly children: ReactNode }) {
  const locale = await enterLocale({ params });
  const { keys, theme, site } = await getMessages();
  return (
    <html lang={locale} dir={directionOf(locale)} suppressHydrationWarning>
      <head>
        <script>{THEME_SCRIPT}</script>
      </head>
      <body>
        <NextIntlClientProvider messages={{ keys, theme, site }}>{children}</NextIntlClientProvider>
      </body>
    </html>
  );
}
