import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseReport } from '../document/parse-report.ts';
import { renderJson } from '../document/render-json.ts';
import type { ReportDocument } from '../document/report-document.ts';
import { findDifference } from '../readme/find-difference.ts';
import { renderReadme, reportsOfTemplate } from '../readme/render-readme.ts';
import { withoutPictures } from '../readme/without-pictures.ts';
import { openRunStore } from '../store/open-run-store.ts';
import { storeDirectory } from '../store/store-directory.ts';
import { writeReport } from '../write-report.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** What is done about the README, and where. */
export interface ReadmeOptions {
  /** Only tells whether README.md is what the template and the kept reports give. @default false */
  readonly check?: boolean;
  /** Of the reports. @default the user's store */
  readonly store?: string | undefined;
  /** The repository. @default the one that this program is part of */
  readonly root?: string;
}

/**
 * Writes README.md from `docs/readme.template.md`. Its figures come from the reports that the template names: those of
 * the store are copied to `docs/results`, without pictures, so that whoever has a clone can see and check them; those
 * that the store does not have stay as they were kept there.
 *
 * @returns The exit code: with `check` 1 when README.md is not what comes out, else 0.
 * @throws {ReadmeError} When a placeholder asks for what no report has.
 */
export async function writeReadme({ check = false, root = ROOT, store }: ReadmeOptions): Promise<number> {
  const readme = join(root, 'README.md');
  const results = join(root, 'docs', 'results');
  const template = await readFile(join(root, 'docs', 'readme.template.md'), 'utf8');
  const names = reportsOfTemplate(template);

  const reports = new Map<string, ReportDocument>();
  for (const name of names) {
    const kept = await readKept(join(results, `${name}.json`));
    if (kept !== null) reports.set(name, kept);
  }
  const measured = check ? [] : await readStore(names, store ?? storeDirectory());
  for (const report of measured) reports.set(report.name, withoutPictures(report));

  const rendered = renderReadme(template, reports);
  if (check) return tellDifference(await readFile(readme, 'utf8'), rendered);
  await mkdir(results, { recursive: true });
  for (const { name } of measured) {
    const report = reports.get(name);
    if (report !== undefined) await writeReport(join(results, `${name}.json`), renderJson(report));
  }
  await writeReport(readme, rendered);
  const taken = measured.map(({ name }) => name);
  const kept = names.filter((name) => !taken.includes(name));
  process.stderr.write(`README.md is written. From the store: ${listOf(taken)}. As kept before: ${listOf(kept)}.\n`);
  return 0;
}

async function readStore(names: readonly string[], directory: string): Promise<readonly ReportDocument[]> {
  const store = await openRunStore(directory, {
    readOnly: true,
    onNotice: (notice) => process.stderr.write(`${notice}\n`),
  });
  try {
    const reports = await Promise.all(names.map((name) => store.readReport(name)));
    return reports.filter((report) => report !== null);
  } finally {
    await store.close();
  }
}

async function readKept(path: string): Promise<ReportDocument | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  return parseReport(text, path);
}

function tellDifference(written: string, expected: string): number {
  const difference = findDifference(written, expected);
  if (difference === null) {
    process.stderr.write('README.md says what the kept reports say.\n');
    return 0;
  }
  const { expected: line, lineNumber, received } = difference;
  process.stderr.write(
    `README.md, line ${lineNumber}: received ${JSON.stringify(received)}; expected ${JSON.stringify(line)}. Write it again with: raqam-bench readme\n`,
  );
  return 1;
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}
