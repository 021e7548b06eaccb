import type { Benchmark } from '../benchmark.ts';
import { completeConditions } from './complete-conditions.ts';
import { completeData } from './complete-data.ts';
import { completeSeeds } from './complete-seeds.ts';
import { expandGrid } from './expand-grid.ts';
import {
  type BenchmarkExperiment,
  type Condition,
  type Experiment,
  isClassical,
  type SearchExperiment,
  type TrainingExperiment,
} from './experiment.ts';
import { ExperimentFile } from './experiment-file.ts';
import { EXPERIMENT_SCHEMAS, type TrainingExperimentInput } from './experiment-schema.ts';
import type { JsonPath } from './read-located-json.ts';
import { checkSections, defaultSections } from './report-sections.ts';

const NUM_SEEDS = 3;
const NUM_SEARCH_ROUNDS = 3;

/**
 * Reads an experiment file, fills in the defaults, and refuses what cannot be carried out before anything is.
 *
 * @param fileName    Its path: errors name it, and folders of data are looked for beside it.
 * @param benchmarks  Those that a file may name.
 * @throws {ExperimentError} With line, value and remedy, about the first fault:
 *   `sweep.json:7: conditions[0].epochs is 0; expected a whole number from 1 to 10000. Correct that field; …`
 */
export function parseExperiment(
  text: string,
  fileName: string,
  benchmarks: readonly Pick<Benchmark, 'name' | 'options'>[],
): Experiment {
  const file = new ExperimentFile(text, fileName);
  switch (kindOf(file.value)) {
    case 'benchmark':
      return completeBenchmark(file, benchmarks);
    case 'search':
      return completeSearch(file, fileName);
    case 'training':
      return completeTraining(file, fileName);
  }
}

function kindOf(value: unknown): Experiment['kind'] {
  if (typeof value !== 'object' || value === null) return 'training';
  if ('benchmark' in value) return 'benchmark';
  return 'search' in value ? 'search' : 'training';
}

function completeTraining(file: ExperimentFile, fileName: string): TrainingExperiment {
  const input = file.validate(EXPERIMENT_SCHEMAS.training);
  const data = completeData(file, fileName, input.data.name);
  const conditions = listConditions(file, input, data);
  const { description, focus = null, judgeEpochs = false, name, timing = null, title } = input;
  const seeds = completeSeeds(file, input.seeds ?? NUM_SEEDS, ['seeds']);
  if (focus !== null && !conditions.some((condition) => condition.name === focus)) {
    file.refuse(['focus'], {
      found: `is ${JSON.stringify(focus)}`,
      expected: `the name of a condition: ${conditions.map((each) => JSON.stringify(each.name)).join(', ')}`,
      remedy: 'Name one of them, or leave it out for the first.',
    });
  }
  const classical = conditions.find(({ model }) => isClassical(model));
  if (timing !== null && classical !== undefined) {
    file.refuse(['timing'], {
      found: `is there, and ${JSON.stringify(classical.name)} is a classical model`,
      expected: 'networks only, whose training is timed',
      remedy: 'Leave out one of the two.',
    });
  }
  const told = { data, conditions, judgeEpochs, timing };
  const report = input.report ?? defaultSections(told);
  checkSections(file, report, told);
  return { kind: 'training', name, title, description, ...told, seeds, report, focus };
}

/** Those that the file lists, then those that its grid makes. */
function listConditions(
  file: ExperimentFile,
  input: TrainingExperimentInput,
  data: TrainingExperiment['data'],
): readonly Condition[] {
  const listed = input.conditions ?? [];
  const crossed = input.grid === undefined ? [] : expandGrid(input.grid, input.options?.optimizer ?? { type: 'adam' });
  const placeOf = (index: number): JsonPath => (index < listed.length ? ['conditions', index] : ['grid']);
  if (listed.length + crossed.length === 0) {
    file.refuse(['conditions'], {
      found: 'is missing, and so is grid',
      expected: 'conditions, or a grid that makes them',
      remedy: 'List at least one, such as { "name": "Adam" }.',
    });
  }
  return completeConditions({ file, data, input, placeOf }, [...listed, ...crossed]);
}

function completeSearch(file: ExperimentFile, fileName: string): SearchExperiment {
  const input = file.validate(EXPERIMENT_SCHEMAS.search);
  const { description, name, search, timing = { rounds: NUM_SEARCH_ROUNDS }, title } = input;
  const data = completeData(file, fileName, input.data.name);
  const placeOf = (index: number): JsonPath => ['search', 'candidates', index];
  const candidates = completeConditions({ file, data, input, placeOf }, search.candidates);
  for (const [index, { model, options }] of candidates.entries()) {
    if (isClassical(model)) {
      file.refuse([...placeOf(index), 'model'], {
        found: 'is a classical model',
        expected: 'a network, whose schedule can be shortened',
        remedy: 'Leave the candidate out.',
      });
    }
    if (options.validationFraction !== 0) {
      file.refuse([...placeOf(index), 'validationFraction'], {
        found: `is ${options.validationFraction}`,
        expected: 'none, since search.validation.fraction says what all candidates are judged by',
        remedy: 'Leave it out.',
      });
    }
  }
  const { targets } = search;
  const falling = targets.findIndex((target, index) => index > 0 && target <= targets[index - 1]);
  if (falling !== -1) {
    file.refuse(['search', 'targets', falling], {
      found: `is ${targets[falling]}, behind ${targets[falling - 1]}`,
      expected: 'targets that rise',
      remedy: 'Put them into order, each once.',
    });
  }
  const seedsOf = (part: 'validation' | 'test') => completeSeeds(file, search[part].seeds, ['search', part, 'seeds']);
  return {
    kind: 'search',
    name,
    title,
    description,
    data,
    candidates,
    targets,
    validation: { fraction: search.validation.fraction, seeds: seedsOf('validation') },
    test: { seeds: seedsOf('test') },
    timing,
  };
}

function completeBenchmark(
  file: ExperimentFile,
  benchmarks: readonly Pick<Benchmark, 'name' | 'options'>[],
): BenchmarkExperiment {
  const { description, name, options = {}, title, ...input } = file.validate(EXPERIMENT_SCHEMAS.benchmark);
  const benchmark = benchmarks.find((each) => each.name === input.benchmark);
  if (benchmark === undefined) {
    file.refuse(['benchmark'], {
      found: `is ${JSON.stringify(input.benchmark)}`,
      expected: `one of ${benchmarks.map((each) => each.name).join(', ')}`,
      remedy: 'raqam-bench list describes them.',
    });
  }
  for (const option of ['run', 'unseen'] as const) {
    if (options[option] === undefined || benchmark.options?.includes(option)) continue;
    file.refuse(['options', option], {
      found: 'is there',
      expected: `none, which ${benchmark.name} does not take`,
      remedy: 'Leave it out.',
    });
  }
  return { kind: 'benchmark', name, title, description, benchmark: benchmark.name, options };
}
