import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./i18n/request.ts');

const config: NextConfig = {
  // Plain files that any host can serve; `/en/train/` is the file `en/train/index.html`.
  output: 'export',
  trailingSlash: true,
  reactStrictMode: true,
  poweredByHeader: false,
  // The two root layouts (the choice of language, and the pages in a language) share one page for unknown addresses.
  experimental: { globalNotFound: true },
};

export default withNextIntl(config);
