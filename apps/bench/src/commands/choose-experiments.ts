import { BENCHMARKS } from '../benchmarks/registry.ts';
import { UsageError } from '../command-error.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { loadExperiment, loadShippedExperiments } from '../experiment/load-experiment.ts';
import type { PlanOverrides } from '../experiment/plan-experiment.ts';
import type { DigitSetName } from '../recognizer/digit-set.ts';

/** What is asked for, by what it was called. */
export interface ChosenExperiment {
  readonly nameOrPath: string;
  readonly experiment: Experiment;
}

/** What a caller may change: of experiments that train, or of benchmarks. */
export interface ExperimentOverrides extends PlanOverrides {
  /** As `BenchmarkOptions`. */
  readonly run?: string | undefined;
  readonly unseen?: readonly DigitSetName[] | undefined;
}

/**
 * Finds what is asked for, each once: benchmarks first, in the registry's order whatever the order of the names, since
 * some of them change what others measure; then what trains, in the order of the names.
 *
 * @param names  Of experiments, files or benchmarks; `all` is everything that comes with this program.
 * @throws {UsageError} When a name is nobody's, or an option was given that changes nothing.
 * @throws {ExperimentError} When a file cannot be carried out.
 */
export async function chooseExperiments(
  names: readonly string[],
  overrides: ExperimentOverrides,
): Promise<readonly ChosenExperiment[]> {
  const all = names.includes('all') ? await listAll() : [...new Set(names)];
  const chosen = await Promise.all(
    all.map(async (nameOrPath) => ({ nameOrPath, experiment: await loadExperiment(nameOrPath) })),
  );
  checkOverrides(chosen, overrides);
  return chosen.sort((a, b) => placeOf(a.experiment) - placeOf(b.experiment));
}

async function listAll(): Promise<readonly string[]> {
  const shipped = await loadShippedExperiments();
  const names = [...shipped, ...BENCHMARKS].map(({ name }) => name);
  return [...new Set(names)];
}

function placeOf(experiment: Experiment): number {
  if (experiment.kind !== 'benchmark') return BENCHMARKS.length;
  return BENCHMARKS.findIndex(({ name }) => name === experiment.benchmark);
}

/** An option that changes nothing was given by mistake. */
function checkOverrides(chosen: readonly ChosenExperiment[], overrides: ExperimentOverrides): void {
  const names = chosen.map(({ experiment }) => experiment.name).join(', ');
  for (const option of ['seeds', 'epochs', 'limit'] as const) {
    if (overrides[option] === undefined || chosen.some(({ experiment }) => experiment.kind !== 'benchmark')) continue;
    throw new UsageError(
      `received --${option}, which ${names} does not take; expected it with experiments that train. Leave it out.`,
    );
  }
  for (const option of ['run', 'unseen'] as const) {
    if (overrides[option] === undefined) continue;
    const takers = BENCHMARKS.filter(({ options }) => options?.includes(option)).map(({ name }) => name);
    if (chosen.some(({ experiment }) => experiment.kind === 'benchmark' && takers.includes(experiment.benchmark)))
      continue;
    throw new UsageError(
      `received --${option}, which ${names} does not take; expected it with ${takers.join(', ')}. Leave it out.`,
    );
  }
}
