import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { renderToStaticMarkup } from 'react-dom/server';
import { ReportPage } from './html/report-page.tsx';
import type { ReportDocument } from './report-document.ts';

/** The site's families, latin letters only: what a report in English needs. */
const FONTS = [
  {
    family: 'Source Sans 3',
    locate: () => import.meta.resolve('@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2'),
  },
  {
    family: 'Source Code Pro',
    locate: () =>
      import.meta.resolve('@fontsource-variable/source-code-pro/files/source-code-pro-latin-wght-normal.woff2'),
  },
] as const;

/** Nothing may be loaded and no script may run: a report shows what it holds, wherever it is opened. */
const POLICY = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'";

/**
 * A report as one HTML file that holds all it needs: styles, fonts, drawings. It is light or dark as the reader's system
 * is, reads well on a phone and on paper, and runs no script.
 */
export async function renderHtml(document: ReportDocument): Promise<string> {
  const [style, ...fonts] = await Promise.all([
    readFile(new URL('../../assets/report.css', import.meta.url), 'utf8'),
    ...FONTS.map(fontFace),
  ]);
  const head = renderToStaticMarkup(
    <>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta httpEquiv="Content-Security-Policy" content={POLICY} />
      <meta name="color-scheme" content="light dark" />
      <meta name="description" content={document.description} />
      <title>{`${document.title} · Raqam`}</title>
    </>,
  );
  const body = renderToStaticMarkup(<ReportPage document={document} />);
  // The style sheet is ours and no element's text: React would escape its quotation marks.
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>${head}<style>
${fonts.join('\n')}
${style}</style></head>
<body>${body}</body>
</html>
`;
}

async function fontFace({ family, locate }: (typeof FONTS)[number]): Promise<string> {
  const bytes = await readFile(fileURLToPath(locate()));
  return `@font-face { font-family: "${family}"; font-weight: 200 900; src: url("data:font/woff2;base64,${bytes.toString('base64')}") format("woff2"); }`;
}
