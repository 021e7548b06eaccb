import {
  type ModelArtifact,
  type MonitoredQuantity,
  OptionsError,
  type RunStartedEvent,
  type SnapshotEvent,
  weightsSha256,
} from '@raqam/artifact';
import { createMonitor } from '../callbacks/monitor.ts';
import type { RunListener } from './run-listener.ts';

/** Which models are kept; names and defaults as Keras's `ModelCheckpoint`. */
export interface ModelCheckpointOptions {
  /** Keeps a model only when what is watched has become better. @default false */
  readonly saveBestOnly?: boolean | undefined;
  /** @default 'validationLoss' */
  readonly monitor?: MonitoredQuantity | undefined;
  /** Whether less or more is better; `auto`: less of a loss, more of an accuracy. @default 'auto' */
  readonly mode?: 'auto' | 'min' | 'max' | undefined;
  /** What the first model has to surpass; null: nothing. @default null */
  readonly initialValueThreshold?: number | null | undefined;
}

/**
 * Keeps the model of each epoch, or of the best so far. It needs a run that tells the weights behind each epoch: pass
 * `snapshotEvery: 'epoch'` to `train`.
 *
 * @param path Where; `{epoch}` in it is the epoch, 1-based as in Keras, so that each model has a place of its own. Without
 *   it each takes the place of the one before.
 * @param save Keeps a model there, wholly or not at all.
 * @throws {OptionsError} From `add`, when no snapshot came before an epoch's end, or there is nothing to monitor.
 */
export function createModelCheckpoint(
  path: string,
  save: (path: string, model: ModelArtifact) => Promise<void>,
  options: ModelCheckpointOptions = {},
): RunListener {
  const { initialValueThreshold = null, mode = 'auto', monitor = 'validationLoss', saveBestOnly = false } = options;
  const watched = createMonitor({ monitor, mode, minDelta: 0 });
  let best = initialValueThreshold;
  let started: RunStartedEvent | null = null;
  let snapshot: SnapshotEvent | null = null;
  return {
    add: async (event) => {
      if (event.type === 'runStarted') started = event;
      if (event.type === 'snapshot') snapshot = event;
      if (event.type !== 'epoch' || started === null) return;
      const { row } = event;
      if (saveBestOnly) {
        if (row[monitor] === null) {
          throw new OptionsError(
            `the model checkpoint watches ${monitor}, and epoch ${row.epoch} has none. ` +
              'Set a validationFraction, or let it watch loss or accuracy.',
          );
        }
        const value = watched.valueOf(row);
        if (!watched.isBetter(value, best)) return;
        best = value;
      }
      const numSteps = (row.epoch + 1) * started.numStepsPerEpoch;
      // A run that goes on from a checkpoint repeats the rows of its finished epochs; their models were kept then.
      if (numSteps <= started.firstStep) return;
      if (snapshot?.step !== numSteps - 1) {
        throw new OptionsError(
          `the model checkpoint has no weights of epoch ${row.epoch}; expected a snapshot behind each epoch. ` +
            "Pass snapshotEvery: 'epoch' to train.",
        );
      }
      const { weights } = snapshot;
      const { dataset, inputContract, options, spec } = started;
      await save(path.replaceAll('{epoch}', String(row.epoch + 1)), {
        ...{ spec, weights, inputContract, dataset, seed: options.seed },
        weightsSha256: await weightsSha256(weights),
        metrics: null,
        verdictThresholds: null,
      });
    },
  };
}
