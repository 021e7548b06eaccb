import type { Records } from '../document/report-document.ts';
import type { RunOutcome } from '../runner/run-outcome.ts';

type Cell = Records['rows'][number][number];

/** What stands in each column of one run's row. */
const COLUMNS: Readonly<Record<string, (outcome: RunOutcome) => Cell>> = {
  condition: ({ planned }) => planned.condition,
  seed: ({ planned }) => planned.seed,
  model: ({ planned: { spec } }) => ('classical' in spec ? spec.classical : spec.name),
  optimizer: (outcome) => ofNetwork(outcome, ({ options }) => options.optimizer.type),
  learningRate: (outcome) => ofNetwork(outcome, ({ options }) => options.optimizer.learningRate),
  epochs: (outcome) => ofNetwork(outcome, ({ options }) => options.epochs),
  batchSize: (outcome) => ofNetwork(outcome, ({ options }) => options.batchSize),
  trainAccuracy: ({ stored }) => (stored?.kind === 'trained' ? (stored.run.history.at(-1)?.accuracy ?? null) : null),
  trainLoss: ({ stored }) => (stored?.kind === 'trained' ? (stored.run.history.at(-1)?.loss ?? null) : null),
  validationAccuracy: ({ stored }) =>
    stored?.kind === 'trained' ? (stored.run.history.at(-1)?.validationAccuracy ?? null) : null,
  accuracy: ({ stored }) => stored?.run?.metrics?.accuracy ?? null,
  loss: ({ stored }) => stored?.run?.metrics?.loss ?? null,
  count: ({ stored }) => stored?.run?.metrics?.count ?? null,
  durationMs: ({ stored }) => stored?.run?.durationMs ?? null,
  numTogether: ({ stored }) => stored?.numTogether ?? null,
  startedAt: ({ stored }) => stored?.run?.startedAt ?? null,
  weightsSha256: ({ stored }) => (stored?.kind === 'trained' ? stored.run.weightsSha256 : null),
  digest: ({ planned }) => planned.digest,
  failure: ({ failure }) => failure?.message ?? null,
};

/** One row for each planned run: what it was, what came of it, and how to find it in the store. */
export function runRecords(outcomes: readonly RunOutcome[]): Records {
  const cells = Object.values(COLUMNS);
  return {
    columns: Object.keys(COLUMNS),
    rows: outcomes.map((outcome) => cells.map((cell) => cell(outcome))),
  };
}

/** Options mean nothing to a model that is solved for. */
function ofNetwork({ planned }: RunOutcome, cell: (planned: RunOutcome['planned']) => Cell): Cell {
  return 'classical' in planned.spec ? null : cell(planned);
}
