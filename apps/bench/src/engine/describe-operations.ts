import type { OpProfile, TrainingPlan } from '@raqam/engine';
import type { OperationResult } from '../benchmark.ts';

/**
 * The operations of a training step, as results.
 *
 * @param profile Of a whole batch.
 */
export function describeOperations({ batchSize, ops }: TrainingPlan, profile: readonly OpProfile[]): OperationResult[] {
  const profiles = new Map(profile.map((each) => [each.exportName, each]));
  return ops.flatMap(({ exportName, isPerStep, layer, multiplyAdds, name, shape }) => {
    const measured = profiles.get(exportName);
    if (measured === undefined) return [];
    const { durationMs, executedMultiplyAdds } = measured;
    return {
      kind: 'operation',
      layer,
      name,
      shape,
      multiplyAdds: executedMultiplyAdds,
      staticMultiplyAdds: multiplyAdds * (isPerStep ? 1 : batchSize),
      durationMs,
    };
  });
}
