import type { Environment } from '@raqam/artifact';

/**
 * What a run says of where it was trained, with what only this program knows: the versions of its other packages and the
 * revision of the source.
 *
 * @param run From the trainer, which knows the engine.
 * @param bench From `describeBenchEnvironment`.
 */
export function withBenchEnvironment(run: Environment, bench: Environment): Environment {
  return { ...run, packages: { ...bench.packages, ...run.packages }, gitRevision: bench.gitRevision };
}
