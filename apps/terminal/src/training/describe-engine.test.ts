import type { EngineRecord } from '@raqam/artifact';
import { expect, test } from 'vitest';
import { describeEngine } from './describe-engine.ts';

const ENGINE: EngineRecord = { name: 'wasm', numWorkers: 2, memory: 'shared', precision: 'exact' };

test.each([
  [{}, 'wasm, 2 workers, shared memory'],
  [{ memory: 'messages' }, 'wasm, 2 workers, no shared memory'],
  [{ numWorkers: 1, memory: 'own' }, 'wasm, 1 worker'],
  [{ precision: 'fast' }, 'wasm, 2 workers, shared memory, fast precision'],
  [{ name: 'tfjs', numWorkers: 1, memory: 'own' }, 'tfjs, 1 worker'],
] as const)('%j is told as %j', (fields, text) => {
  expect(describeEngine({ ...ENGINE, ...fields })).toBe(text);
});
