import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { BENCHMARKS } from '../benchmarks/registry.ts';
import { UsageError } from '../command-error.ts';
import type { Experiment } from './experiment.ts';
import { parseExperiment } from './parse-experiment.ts';

/** The experiments that come with this program; each file is named as its experiment. */
const SHIPPED = fileURLToPath(new URL('../../experiments/', import.meta.url));

/**
 * Finds what a name or a path stands for: a file where it ends in `.json`, else an experiment that comes with this
 * program, else a benchmark, which is then an experiment with nothing changed.
 *
 * @throws {UsageError} `there is no experiment or benchmark "nothing"; expected one of …`
 * @throws {ExperimentError} When the file cannot be carried out.
 */
export async function loadExperiment(nameOrPath: string): Promise<Experiment> {
  if (nameOrPath.endsWith('.json')) return parseExperiment(await readText(nameOrPath), nameOrPath, BENCHMARKS);
  const shipped = await listShipped();
  if (shipped.includes(nameOrPath)) return await loadShipped(nameOrPath);
  const benchmark = BENCHMARKS.find(({ name }) => name === nameOrPath);
  if (benchmark === undefined) {
    const names = [...shipped, ...BENCHMARKS.map(({ name }) => name).filter((name) => !shipped.includes(name))];
    throw new UsageError(
      `there is no experiment or benchmark "${nameOrPath}"; expected one of ${names.join(', ')}, or a file *.json. raqam-bench list describes them.`,
    );
  }
  const { description, name, title } = benchmark;
  return { kind: 'benchmark', name, title, description, benchmark: name, options: {} };
}

/** All experiments that come with this program, by name. */
export async function loadShippedExperiments(): Promise<readonly Experiment[]> {
  return await Promise.all((await listShipped()).map(loadShipped));
}

async function loadShipped(name: string): Promise<Experiment> {
  const path = `${SHIPPED}${name}.json`;
  return parseExperiment(await readText(path), path, BENCHMARKS);
}

async function listShipped(): Promise<readonly string[]> {
  const files = await readdir(SHIPPED);
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new UsageError(
      `${path} cannot be read (${String(error.code)}); expected an experiment file. raqam-bench list names those that come with this program.`,
      { cause: error },
    );
  }
}
