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
  experimental: {
    globalNotFound: true,
    // A page's styles come in several small files, few of them for pages that it is not: the first page has to be light.
    cssChunking: { type: 'graph', requestCost: 8000, weightDistribution: 1 },
  },
  turbopack: {
    resolveAlias: {
      // The trainer loads the engine that a run names, and no page names this one: TensorFlow.js stays out of the site.
      './tfjs/create-tfjs-engine.js': './training/absent-tfjs-engine.ts',
      // Texts come to the pages parsed (see i18n/compile-catalog.ts), so that the formatter needs no parser.
      'use-intl/format-message': 'use-intl/format-message/format-only',
      // These three are published as one file each, which Node loads fastest and nobody can take a part of. Their
      // modules are the same program, and a page gets those that it uses.
      '@raqam/image': '../../packages/image/dist/index.js',
      '@raqam/random': '../../packages/random/dist/index.js',
      '@raqam/recognizer': '../../packages/recognizer/dist/index.js',
    },
  },
};

export default withNextIntl(config);
