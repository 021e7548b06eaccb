import type { RunFile } from '@raqam/artifact';
import { describeConfusions, formatDuration, formatNumber, formatPercent } from '@raqam/report';
import type { HeldOutScore } from '@raqam/trainer';
import { describeAccuracy } from '../describe-accuracy.ts';
import { LOCALE } from '../locale.ts';
import { shortPath } from '../short-path.ts';
import type { Theme } from '../theme.ts';
import { describeEngine } from './describe-engine.ts';
import { formatLoss } from './describe-run.ts';
import type { RunFolder } from './run-folder.ts';

/** The most frequent confusions that are told. */
const NUM_CONFUSIONS = 3;

/** What came out of a run, in a few lines for people. */
export function runSummary(run: RunFile, validation: readonly HeldOutScore[], folder: RunFolder, theme: Theme): string {
  const { spec, dataset, metrics, confusionMatrix, durationMs, history, environment } = run;
  const numEpochs = `${history.length === 1 ? '1 epoch' : `${history.length} epochs`}`;
  const lines = [
    ['trained', `${spec.name} on ${dataset.name}: ${numEpochs} in ${formatDuration(durationMs, LOCALE)}`],
    ...(environment.engine ? [['engine', describeEngine(environment.engine)]] : []),
    ...(metrics === null
      ? [['test', 'not judged']]
      : [
          ['accuracy', describeAccuracy(metrics)],
          ['loss', formatLoss(metrics.loss)],
        ]),
    ...validation.map(heldOutLine),
    ...(confusionMatrix === null ? [] : confusionLines(confusionMatrix)),
    ['model', shortPath(folder.path)],
    ['run', shortPath(folder.runFile)],
    ['sha256', run.weightsSha256],
  ];
  return `${lines.map(([name, text]) => `${theme.paint('muted', name.padEnd(9))} ${text}`).join('\n')}\n`;
}

/** One held-out part: how many of its digits are read rightly, and how much of it is taken for no digit. */
function heldOutLine({ name, numImages, metrics, refusedShare }: HeldOutScore): string[] {
  const parts = [
    ...(metrics === null ? [] : [describeAccuracy(metrics), `loss ${formatLoss(metrics.loss)}`]),
    ...(refusedShare === null
      ? []
      : [`${formatPercent(refusedShare, LOCALE, { count: numImages })} taken for no digit`]),
  ];
  return ['held out', `${name}: ${parts.join(', ')}`];
}

function confusionLines(confusionMatrix: readonly (readonly number[])[]): string[][] {
  const { confusions } = describeConfusions(confusionMatrix);
  if (confusions.length === 0) return [];
  const told = confusions
    .slice(0, NUM_CONFUSIONS)
    .map(({ label, prediction, count }) => `${label} as ${prediction} (${formatNumber(count, LOCALE)})`);
  return [['mistaken', told.join(', ')]];
}
