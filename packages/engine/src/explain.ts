import type { OptimizerSpec } from '@raqam/artifact';
import type { TrainingPlan } from './plan/plan.ts';
import type { OpProfile } from './profile.ts';

/** What an explanation tells of beside the plan. */
export interface ExplainOptions {
  readonly optimizer: OptimizerSpec;
  readonly moduleBytes: number;
  readonly profile: readonly OpProfile[] | null;
}

const COLUMNS = ['phase', 'layer', 'operation', 'shape', 'multiply-adds', 'bytes'];
const PROFILE_COLUMNS = ['executed', 'ms', 'GFLOP/s'];

/** A plan as a table of a training step: an operation a line, numbers those of a step with a batch of full size. */
export function explainPlan(plan: TrainingPlan, { moduleBytes, optimizer, profile }: ExplainOptions): string {
  const { batchSize, memory, ops, spec, weights } = plan;
  const numParameters = weights.reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
  const perStep = (isPerStep: boolean) => (isPerStep ? 1 : batchSize);
  const rows = ops.map((op) => {
    const own = profile?.find(({ exportName }) => exportName === op.exportName) ?? null;
    const row = [
      op.phase,
      op.layer,
      op.name,
      op.shape,
      formatCount(op.multiplyAdds * perStep(op.isPerStep)),
      formatCount(op.bytes * perStep(op.isPerStep)),
    ];
    return own === null ? row : [...row, ...profileCells(own.executedMultiplyAdds, own.durationMs)];
  });
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const totals = [
    'all',
    '',
    '',
    '',
    formatCount(total(ops.map((op) => op.multiplyAdds * perStep(op.isPerStep)))),
    formatCount(total(ops.map((op) => op.bytes * perStep(op.isPerStep)))),
    ...(profile === null
      ? []
      : profileCells(
          total(profile.map((each) => each.executedMultiplyAdds)),
          total(profile.map((each) => each.durationMs)),
        )),
  ];
  const header = profile === null ? COLUMNS : [...COLUMNS, ...PROFILE_COLUMNS];
  return [
    `${spec.name}: ${formatCount(numParameters)} parameters, steps of ${batchSize} images, ${optimizer.type}`,
    `code ${formatCount(moduleBytes)} bytes, memory ${formatCount(memory.totalBytes)} bytes, of which each worker's own ` +
      `${formatCount(memory.scratch.stride)}`,
    '',
    ...formatTable([header, ...rows, totals]),
  ].join('\n');
}

function profileCells(multiplyAdds: number, durationMs: number): readonly string[] {
  const gigaflops = (2 * multiplyAdds) / durationMs / 1e6;
  return [formatCount(multiplyAdds), durationMs.toFixed(3), multiplyAdds === 0 ? '' : gigaflops.toFixed(1)];
}

/** The first four columns are words, aligned on the left, the others numbers. */
function formatTable(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column < 4 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join('  ')
      .trimEnd(),
  );
}

/** `1,234,567` in every language. */
function formatCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}
