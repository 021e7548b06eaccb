import type { HistoryRow } from '@raqam/artifact';
import { formatDuration, formatNumber, formatPercent, valueAxis } from '@raqam/report';
import { Box, useWindowSize } from 'ink';
import { type ReactNode, useEffect, useState } from 'react';
import { bar } from '../bar.ts';
import { formatRemaining } from '../format-remaining.ts';
import { useKeys } from '../keys.ts';
import { LOCALE } from '../locale.ts';
import { Curve, type CurveMark, MARK } from '../parts/curve.tsx';
import { contentSize, Frame, type WindowSize } from '../parts/frame.tsx';
import { ThemeContext, Toned } from '../parts/toned.tsx';
import type { Theme } from '../theme.ts';
import { describeEngine } from '../training/describe-engine.ts';
import { formatAccuracy, formatLoss, formatSpeed } from '../training/describe-run.ts';
import type { Pause } from '../training/pause.ts';
import type { TrainingControl } from '../training/training-face.ts';
import type { TrainingProgress } from '../training/training-progress.ts';
import { isTooSmall, TooSmall } from './too-small.tsx';

/** Between two looks at the run: often enough to be alive, seldom enough to leave the machine to the training. */
const LOOK_GAP_MS = 200;

/** A training run while it goes: where it is, its curves, and its epochs. */
export function Training({ theme, control, pause }: TrainingProps): ReactNode {
  const size = useWindowSize();
  const { monitor, parts, ending } = control;
  const [progress, setProgress] = useState(() => monitor.progress());
  useEffect(() => {
    const timer = setInterval(() => setProgress(monitor.progress()), LOOK_GAP_MS);
    return () => clearInterval(timer);
  }, [monitor]);
  useKeys((key) => {
    if (key === 'ctrl-c') control.interrupt();
    else if (ending.aborted) return;
    else if (key === 'q') control.interrupt();
    else if (key === 's') control.stop();
    else if (key === ' ') {
      pause.toggle();
      monitor.restartClock();
    }
    setProgress(monitor.progress());
  });
  const state = stateOf(progress, { isPaused: pause.isPaused, isEnding: ending.aborted });
  return (
    <ThemeContext value={theme}>
      {isTooSmall(size) ? (
        <TooSmall size={size} />
      ) : (
        <Frame
          title="Train"
          status={state}
          size={size}
          hasHelp={false}
          keys={[
            { key: 'space', does: pause.isPaused ? 'go on' : 'pause' },
            { key: 's', does: 'stop, judge and save' },
            { key: 'q', does: 'save and quit' },
          ]}
        >
          <Run progress={progress} parts={parts} size={contentSize(size)} />
        </Frame>
      )}
    </ThemeContext>
  );
}

interface TrainingProps {
  readonly theme: Theme;
  readonly control: TrainingControl;
  readonly pause: Pause;
}

function stateOf(
  { phase }: TrainingProgress,
  { isPaused, isEnding }: { readonly isPaused: boolean; readonly isEnding: boolean },
): string {
  if (phase === 'ended') return 'saving';
  if (isEnding) return 'stopping';
  if (isPaused) return 'paused';
  return { starting: 'starting', training: 'training', evaluating: 'judging the test images' }[phase];
}

/** Columns between the two curves. */
const GAP = 4;

function Run({ progress, parts, size }: RunProps): ReactNode {
  const { columns, rows } = size;
  const { loss, accuracy, lossCurve, accuracyCurve, numEpochs } = progress;
  const lossMarks = marksOf(progress, (row) => row.validationLoss);
  const accuracyMarks = marksOf(progress, (row) => row.validationAccuracy);
  const lossAxis = valueAxis(known(lossCurve, lossMarks), 0);
  const accuracyAxis = valueAxis(known(accuracyCurve, accuracyMarks), 1);
  const introduction = wrapParts(
    progress.engine === null ? parts : [...parts, describeEngine(progress.engine)],
    columns,
  );
  // The bar, the line below it, the curves' titles, the table's head, and three blank rows.
  const spareRows = rows - introduction.length - 7;
  const tableRows = Math.max(2, Math.min(Math.max(numEpochs, 1), Math.floor(spareRows / 2)));
  const plot = { columns: Math.floor((columns - GAP) / 2), rows: Math.max(2, spareRows - tableRows) };
  return (
    <Box flexDirection="column">
      {introduction.map((line) => (
        <Toned key={line} tone="muted">
          {line}
        </Toned>
      ))}
      <ProgressBar progress={progress} columns={columns} />
      <Figures progress={progress} columns={columns} />
      <Box columnGap={GAP} marginTop={1}>
        <Box flexDirection="column">
          <CurveTitle
            name="loss"
            value={loss === null ? '' : formatLoss(loss)}
            rows={progress.rows}
            columns={plot.columns}
          />
          <Curve
            values={lossCurve}
            marks={lossMarks}
            extent={lossAxis.extent}
            format={(value) => formatNumber(value, LOCALE, { maximumFractionDigits: lossAxis.decimals })}
            label={loss === null ? 'Loss: not known yet' : `Loss ${formatLoss(loss)}`}
            {...plot}
          />
        </Box>
        <Box flexDirection="column">
          <CurveTitle
            name="accuracy"
            value={accuracy === null ? '' : formatAccuracy(accuracy)}
            rows={progress.rows}
            columns={plot.columns}
          />
          <Curve
            values={accuracyCurve}
            marks={accuracyMarks}
            extent={accuracyAxis.extent}
            format={(share) => formatPercent(share, LOCALE, { decimals: Math.max(0, accuracyAxis.decimals - 2) })}
            label={accuracy === null ? 'Accuracy: not known yet' : `Accuracy ${formatAccuracy(accuracy)}`}
            {...plot}
          />
        </Box>
      </Box>
      <Box marginTop={1} flexDirection="column">
        <Epochs rows={progress.rows.slice(-tableRows)} columns={columns} />
      </Box>
    </Box>
  );
}

interface RunProps {
  readonly progress: TrainingProgress;
  readonly parts: readonly string[];
  readonly size: WindowSize;
}

/** Joins parts to lines, none of them broken. */
function wrapParts(parts: readonly string[], columns: number): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const joined = `${lines.at(-1) ?? ''} · ${part}`;
    if (lines.length === 0) lines.push(part);
    else if (joined.length <= columns) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines;
}

function ProgressBar({ progress: { step, numSteps }, columns }: { progress: TrainingProgress; columns: number }) {
  const share = numSteps === 0 ? 0 : step / numSteps;
  const percent = formatPercent(share, LOCALE, { decimals: 0 }).padStart('100%'.length);
  const width = columns - percent.length - 1;
  const filled = bar(share, width);
  return (
    <Box marginTop={1}>
      <Box aria-hidden>
        <Toned tone="machine">{filled}</Toned>
        <Toned tone="line">{'─'.repeat(width - filled.length)}</Toned>
      </Box>
      <Toned> {percent}</Toned>
    </Box>
  );
}

/** Where the run is, in as many figures as fit into a line. */
function Figures({ progress, columns }: { progress: TrainingProgress; columns: number }): ReactNode {
  const { epoch, numEpochs, step, numSteps, imagesPerSecond, remainingMs } = progress;
  if (numSteps === 0) return <Toned tone="muted">the first step is being prepared</Toned>;
  const epochs = [`epoch ${formatNumber(epoch + 1, LOCALE)} of ${formatNumber(numEpochs, LOCALE)}`];
  const steps = [`step ${formatNumber(step, LOCALE)} of ${formatNumber(numSteps, LOCALE)}`];
  const speed = imagesPerSecond === null ? [] : [formatSpeed(imagesPerSecond)];
  const remaining = remainingMs === null || step === numSteps ? [] : [formatRemaining(remainingMs)];
  const lines = [
    [...epochs, ...steps, ...speed, ...remaining],
    [...epochs, ...speed, ...remaining],
    [...epochs, ...remaining],
  ].map((figures) => figures.join('   '));
  return <Toned>{lines.find((line) => line.length <= columns) ?? lines.at(-1)}</Toned>;
}

/** A curve's name and its last values; that of the validation loses its name where there is no room for it. */
function CurveTitle({ name, value, rows, columns }: CurveTitleProps): ReactNode {
  const last = rows.at(-1);
  const validation = (name === 'loss' ? last?.validationLoss : last?.validationAccuracy) ?? null;
  const format = name === 'loss' ? formatLoss : formatAccuracy;
  const told = validation === null ? [] : [`${MARK} validation ${format(validation)}`, `${MARK} ${format(validation)}`];
  const room = columns - name.length - value.length - 2;
  return (
    <Box columnGap={1}>
      <Toned bold>{name}</Toned>
      <Toned tone="machine">{value}</Toned>
      <Toned tone="focus">{told.find((text) => text.length <= room)}</Toned>
    </Box>
  );
}

interface CurveTitleProps {
  readonly name: 'loss' | 'accuracy';
  readonly value: string;
  readonly rows: readonly HistoryRow[];
  readonly columns: number;
}

/** Validation is taken at the end of each epoch. */
function marksOf(
  { rows, numEpochs }: TrainingProgress,
  valueIn: (row: HistoryRow) => number | null,
): readonly CurveMark[] {
  return rows.flatMap((row) => {
    const value = valueIn(row);
    return value === null ? [] : [{ at: (row.epoch + 1) / numEpochs, value }];
  });
}

/** Every value that is drawn. */
function known(values: readonly (number | null)[], marks: readonly CurveMark[]): readonly number[] {
  return [...values.filter((value) => value !== null), ...marks.map(({ value }) => value)];
}

interface Column {
  readonly name: string;
  readonly columns: number;
  readonly cell: (row: HistoryRow) => string;
}

const EPOCH_COLUMNS: readonly Column[] = [
  { name: 'epoch', columns: 5, cell: ({ epoch }) => formatNumber(epoch + 1, LOCALE) },
  { name: 'loss', columns: 8, cell: ({ loss }) => formatLoss(loss) },
  { name: 'accuracy', columns: 9, cell: ({ accuracy }) => formatAccuracy(accuracy) },
];

const VALIDATION_COLUMNS: readonly Column[] = [
  {
    name: 'validation loss',
    columns: 16,
    cell: ({ validationLoss }) => (validationLoss === null ? '–' : formatLoss(validationLoss)),
  },
  {
    name: 'accuracy',
    columns: 9,
    cell: ({ validationAccuracy }) => (validationAccuracy === null ? '–' : formatAccuracy(validationAccuracy)),
  },
];

const TIME_COLUMN: Column = {
  name: 'time',
  columns: 14,
  cell: ({ durationMs }) => formatDuration(durationMs, LOCALE),
};

/** The finished epochs; how long they took is left out where there is no room for it. */
function Epochs({ rows, columns }: { rows: readonly HistoryRow[]; columns: number }): ReactNode {
  const hasValidation = rows.some((row) => row.validationLoss !== null);
  const measures = [...EPOCH_COLUMNS, ...(hasValidation ? VALIDATION_COLUMNS : [])];
  const all = [...measures, TIME_COLUMN];
  const table = all.reduce((sum, column) => sum + column.columns + 1, -1) <= columns ? all : measures;
  const line = (textOf: (column: Column) => string) =>
    table.map((column) => textOf(column).padStart(column.columns)).join(' ');
  return (
    <>
      <Toned tone="muted">{line(({ name }) => name)}</Toned>
      {rows.map((row) => (
        <Toned key={row.epoch}>{line(({ cell }) => cell(row))}</Toned>
      ))}
    </>
  );
}
