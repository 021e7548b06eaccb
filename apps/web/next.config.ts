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
  // One file of styles, 5 kB packed, for all pages: a page with one of its own would have it preloaded by every page that
  // links there, and Chromium warns of preloads that are not used.
  experimental: {
    globalNotFound: true,
    cssChunking: { type: 'graph', requestCost: 10_000_000, weightDistribution: 0 },
  },
  turbopack: {
    // The trainer loads the engine that a run names, and no page names this one: TensorFlow.js stays out of the site.
    resolveAlias: { './tfjs/create-tfjs-engine.js': './training/absent-tfjs-engine.ts' },
  },
};

export default withNextIntl(config);
