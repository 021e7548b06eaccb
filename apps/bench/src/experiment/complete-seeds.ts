import type { ExperimentFile } from './experiment-file.ts';
import type { SeedsInput } from './experiment-schema.ts';
import type { JsonPath } from './read-located-json.ts';

/**
 * A list of seeds as it is, a number of them as 1, 2, 3, ….
 *
 * @throws {ExperimentError} `sweep.json:9: seeds[2] is 3 a second time; expected different seeds. …`
 */
export function completeSeeds(file: ExperimentFile, input: SeedsInput, path: JsonPath): readonly number[] {
  if (typeof input === 'number') return Array.from({ length: input }, (_, index) => index + 1);
  const twin = input.findIndex((seed, index) => input.indexOf(seed) !== index);
  if (twin !== -1) {
    file.refuse([...path, twin], {
      found: `is ${input[twin]} a second time`,
      expected: 'different seeds, since one gives the same run again',
      remedy: 'Leave it out.',
    });
  }
  return input;
}
