import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { ReportDocument } from '../document/report-document.ts';

/**
 * Loads what writes reports as HTML. It is written in JSX: built, it is JavaScript like the rest, but when this program
 * runs from its sources, of which Node only takes the types away, JSX has to be turned into calls first.
 */
export async function loadHtmlRenderer(): Promise<(document: ReportDocument) => Promise<string>> {
  if (import.meta.url.endsWith('.ts')) {
    const { transformSync } = await import('esbuild');
    registerHooks({
      load: (url, context, nextLoad) => {
        if (!url.endsWith('.tsx')) return nextLoad(url, context);
        const source = readFileSync(fileURLToPath(url), 'utf8');
        const { code } = transformSync(source, { loader: 'tsx', jsx: 'automatic', format: 'esm', target: 'es2024' });
        return { format: 'module', source: code, shortCircuit: true };
      },
    });
  }
  const { renderHtml } = await import('../document/render-html.tsx');
  return renderHtml;
}
