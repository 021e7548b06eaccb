import { BENCHMARKS } from '../benchmarks/registry.ts';
import { loadShippedExperiments } from '../experiment/load-experiment.ts';

/** Prints the experiments and the benchmarks there are. */
export async function listAll({ json }: { readonly json: boolean }): Promise<void> {
  const experiments = (await loadShippedExperiments()).map(({ description, kind, name, title }) => ({
    name,
    kind,
    title,
    description,
  }));
  const benchmarks = BENCHMARKS.map(({ description, name, title }) => ({ name, title, description }));
  if (json) {
    process.stdout.write(`${JSON.stringify({ experiments, benchmarks }, null, 2)}\n`);
    return;
  }
  const named = experiments.map(({ name }) => name);
  const others = benchmarks.filter(({ name }) => !named.includes(name));
  const width = Math.max(...[...experiments, ...others].map(({ name }) => name.length));
  const lines = [
    'Experiments, run from files:',
    ...experiments.map(({ name, title }) => `  ${name.padEnd(width)}  ${title}`),
    '',
    'Benchmarks besides:',
    ...others.map(({ name, title }) => `  ${name.padEnd(width)}  ${title}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
