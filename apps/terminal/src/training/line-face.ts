import type { HistoryRow } from '@raqam/artifact';
import { formatDuration, formatNumber, formatPercent } from '@raqam/report';
import { formatRemaining } from '../format-remaining.ts';
import { LOCALE } from '../locale.ts';
import { describeEngine } from './describe-engine.ts';
import { formatAccuracy, formatLoss, formatSpeed } from './describe-run.ts';
import type { TrainingControl, TrainingFace } from './training-face.ts';
import type { TrainingProgress } from './training-progress.ts';

/** Between two lines about an epoch that is under way. */
const LINE_GAP_MS = 5000;

/**
 * Tells a run in plain lines: what is trained, every few seconds where it is, and each epoch when it is over.
 *
 * @param write Takes one line, without its end.
 * @param now A clock in milliseconds that never goes back.
 */
export function createLineFace(
  { monitor, parts }: Pick<TrainingControl, 'monitor' | 'parts'>,
  write: (line: string) => void,
  now: () => number = () => performance.now(),
): TrainingFace {
  let toldMs = now();
  return {
    onEvent: (event) => {
      if (event.type === 'runStarted') {
        const { engine } = event.environment;
        write([...parts, ...(engine ? [describeEngine(engine)] : [])].join(', '));
        if (event.firstStep > 0) {
          write(`goes on after step ${formatNumber(event.firstStep, LOCALE)}`);
        }
      } else if (event.type === 'epoch') {
        write(epochLine(event.row, monitor.progress()));
        toldMs = now();
      } else if (event.type === 'step' && now() - toldMs >= LINE_GAP_MS) {
        write(progressLine(monitor.progress()));
        toldMs = now();
      }
    },
    whenRunning: () => Promise.resolve(),
    close: () => {},
  };
}

function progressLine(progress: TrainingProgress): string {
  const { epoch, numEpochs, step, numSteps, loss, accuracy, imagesPerSecond, remainingMs } = progress;
  return [
    `epoch ${epoch + 1} of ${numEpochs}`,
    `${formatPercent(step / numSteps, LOCALE, { decimals: 0 })} of the run`,
    ...(loss === null || accuracy === null ? [] : [`loss ${formatLoss(loss)}`, `accuracy ${formatAccuracy(accuracy)}`]),
    ...(imagesPerSecond === null ? [] : [formatSpeed(imagesPerSecond)]),
    ...(remainingMs === null ? [] : [formatRemaining(remainingMs)]),
  ].join(', ');
}

function epochLine(row: HistoryRow, { numEpochs }: TrainingProgress): string {
  const { epoch, loss, accuracy, validationLoss, validationAccuracy, durationMs } = row;
  return [
    `epoch ${epoch + 1} of ${numEpochs} is over: loss ${formatLoss(loss)}`,
    `accuracy ${formatAccuracy(accuracy)}`,
    ...(validationLoss === null ? [] : [`validation loss ${formatLoss(validationLoss)}`]),
    ...(validationAccuracy === null ? [] : [`validation accuracy ${formatAccuracy(validationAccuracy)}`]),
    formatDuration(durationMs, LOCALE),
  ].join(', ');
}
