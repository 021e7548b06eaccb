import { BENCHMARKS } from '../benchmarks/registry.ts';

/** Prints the benchmarks there are. */
export function listBenchmarks({ json }: { readonly json: boolean }): void {
  const listed = BENCHMARKS.map(({ name, description }) => ({ name, description }));
  const width = Math.max(...listed.map(({ name }) => name.length));
  const text = listed.map(({ name, description }) => `${name.padEnd(width)}  ${description}`).join('\n');
  process.stdout.write(`${json ? JSON.stringify({ benchmarks: listed }, null, 2) : text}\n`);
}
