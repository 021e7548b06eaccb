import type { EngineRecord } from '@raqam/artifact';
import { formatNumber } from '@raqam/report';
import { LOCALE } from '../locale.ts';

/** How the workers of an engine reach each other; one alone need not. */
const MEMORY: Readonly<Record<EngineRecord['memory'], readonly string[]>> = {
  own: [],
  shared: ['shared memory'],
  messages: ['no shared memory'],
};

/** What computes, and how: `wasm, 2 workers, shared memory`. */
export function describeEngine({ name, numWorkers, memory, precision }: EngineRecord): string {
  return [
    name,
    numWorkers === 1 ? '1 worker' : `${formatNumber(numWorkers, LOCALE)} workers`,
    ...MEMORY[memory],
    ...(precision === 'fast' ? ['fast precision'] : []),
  ].join(', ');
}
