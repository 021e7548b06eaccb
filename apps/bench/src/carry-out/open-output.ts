import { mkdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { OutputError, UsageError } from '../command-error.ts';
import { renderCsv } from '../document/render-csv.ts';
import { renderJson } from '../document/render-json.ts';
import { renderMarkdown } from '../document/render-markdown.ts';
import type { ReportDocument } from '../document/report-document.ts';
import { checkOutput, writeReport } from '../write-report.ts';
import { loadHtmlRenderer } from './load-html-renderer.ts';

const RENDERERS: Readonly<Record<string, (document: ReportDocument) => string | Promise<string>>> = {
  '.html': async (document) => {
    const renderHtml = await loadHtmlRenderer();
    return await renderHtml(document);
  },
  '.md': renderMarkdown,
  '.csv': renderCsv,
  '.json': renderJson,
};

/** Where reports are written. */
export interface Output {
  /** Writes a report in each form that is asked for. @returns The paths of the files. */
  write(document: ReportDocument): Promise<readonly string[]>;
}

/**
 * Finds out, before anything is measured, how reports can be written to where `--out` says: to a file in the form that
 * its ending tells, or to a folder, which is made where there is none, as HTML, Markdown, CSV and JSON.
 *
 * @param numReports How many there will be.
 * @throws {UsageError} When a single file is named for several reports.
 * @throws {OutputError} When the place cannot be written to.
 */
export async function openOutput(out: string, numReports: number): Promise<Output> {
  const ending = extname(out);
  if (!(ending in RENDERERS) || (await isDirectory(out))) {
    await makeDirectory(out);
    const pathOf = (name: string, form: string) => join(out, `${name}${form}`);
    await checkOutput(pathOf('report', '.json'));
    return {
      write: async (document) => {
        const paths: string[] = [];
        for (const [form, render] of Object.entries(RENDERERS)) {
          const path = pathOf(document.name, form);
          await writeReport(path, await render(document));
          paths.push(path);
        }
        return paths;
      },
    };
  }
  if (numReports > 1) {
    throw new UsageError(
      `received --out ${out} for ${numReports} reports; expected a folder, which takes all of them. Name one without an ending, such as results.`,
    );
  }
  await checkOutput(out);
  return {
    write: async (document) => {
      await writeReport(out, await RENDERERS[ending](document));
      return [out];
    },
  };
}

async function isDirectory(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown';
    throw new OutputError(
      `${path} cannot be made (${String(code)}); expected a folder that this user may write to, or a file that ends in ${Object.keys(RENDERERS).join(', ')}. Name another place with --out.`,
      { cause: error },
    );
  }
}
