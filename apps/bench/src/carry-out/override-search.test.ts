import { expect, test } from 'vitest';
import { UsageError } from '../command-error.ts';
import { loadExperiment } from '../experiment/load-experiment.ts';
import { overrideSearch } from './override-search.ts';

async function loadSearch() {
  const experiment = await loadExperiment('time-to-accuracy');
  if (experiment.kind !== 'search') throw new Error(`received ${experiment.kind}; expected a search.`);
  return experiment;
}

test('seeds are those of the validation and of the test, images those of every candidate', async () => {
  const experiment = await loadSearch();
  const changed = overrideSearch(experiment, { seeds: [8], limit: 1000 });
  expect(changed).toMatchObject({ validation: { seeds: [8] }, test: { seeds: [8] } });
  expect(new Set(changed.candidates.map(({ options }) => options.limit))).toEqual(new Set([1000]));
  expect(changed.description).toBe(
    `${experiment.description} Changed for this report, whatever the names say: the first 1,000 training images.`,
  );
  expect(overrideSearch(experiment, {})).toEqual(experiment);
});

test('epochs are refused', async () => {
  const experiment = await loadSearch();
  expect(() => overrideSearch(experiment, { epochs: 1 })).toThrow(
    new UsageError(
      'received --epochs, and time-to-accuracy searches for the shortest schedule; expected none, since its candidates say their epochs. Leave it out.',
    ),
  );
});
