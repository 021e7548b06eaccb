import { expect, test } from 'vitest';
import { BENCHMARKS } from '../benchmarks/registry.ts';
import { UsageError } from '../command-error.ts';
import { chooseExperiments } from './choose-experiments.ts';

test('benchmarks come first in the registry’s order, then what trains as it was named, each once', async () => {
  const chosen = await chooseExperiments(['xor', 'engine', 'fast-99', 'image', 'xor'], {});
  expect(chosen.map(({ nameOrPath }) => nameOrPath)).toEqual(['image', 'engine', 'xor', 'fast-99']);
});

test('all is every benchmark and every experiment that comes with the program', async () => {
  const chosen = await chooseExperiments(['all'], {});
  const names = chosen.map(({ experiment }) => experiment.name);
  expect(names.slice(0, BENCHMARKS.length)).toEqual(BENCHMARKS.map(({ name }) => name));
  expect(names).toEqual(
    expect.arrayContaining(['report-scenarios', 'optimizers', 'baselines', 'time-to-accuracy', 'xor']),
  );
  expect(new Set(names).size).toBe(names.length);
});

test.each([
  [
    ['image'],
    { seeds: [1] },
    'received --seeds, which image does not take; expected it with experiments that train. Leave it out.',
  ],
  [
    ['image', 'engine'],
    { limit: 5 },
    'received --limit, which image, engine does not take; expected it with experiments that train. Leave it out.',
  ],
  [
    ['xor'],
    { run: 'a.raqam' },
    'received --run, which xor does not take; expected it with recognizer, recognizer-robustness, recognizer-rejection, recognizer-numbers. Leave it out.',
  ],
] as const)('%j with %j is refused', async (names, overrides, message) => {
  await expect(chooseExperiments(names, overrides)).rejects.toThrow(new UsageError(message));
});
