import { formatDuration, formatPercent } from '@raqam/report';
import type { PlanProgress } from './plan-progress.ts';

/** Where progress is told: `process.stderr`, or what a test makes. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  /** Of a terminal. */
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** Tells a person how far a plan is. */
export interface ProgressTeller {
  tell(progress: PlanProgress): void;
  /** Says something else, above the progress. */
  note(text: string): void;
  /** Leaves the last progress standing. */
  end(): void;
}

/** Of a stream that keeps every line. */
const LINE_INTERVAL_MS = 10_000;
const CLEAR_LINE = '\r\u001B[2K';

/**
 * Tells progress in one line of a terminal that is written again and again; elsewhere, in a log, a line every ten
 * seconds and one at the end.
 *
 * @param now Milliseconds from any moment on.
 */
export function createProgressTeller(
  stream: ProgressStream,
  now: () => number = () => performance.now(),
): ProgressTeller {
  let line = '';
  let toldMs = now();
  return {
    tell: (progress) => {
      line = describeProgress(progress);
      if (stream.isTTY) stream.write(`${CLEAR_LINE}${line.slice(0, stream.columns)}`);
      else if (now() - toldMs >= LINE_INTERVAL_MS) {
        toldMs = now();
        stream.write(`${line}\n`);
      }
    },
    note: (text) => {
      stream.write(stream.isTTY ? `${CLEAR_LINE}${text}\n${line.slice(0, stream.columns)}` : `${text}\n`);
    },
    end: () => {
      if (line !== '') stream.write(stream.isTTY ? '\n' : `${line}\n`);
      line = '';
    },
  };
}

function describeProgress({ leftMs, numDone, numRuns, share, underWay }: PlanProgress): string {
  const done = `${numDone} of ${numRuns} runs, ${formatPercent(share, 'en', { decimals: 0 })} done`;
  if (numDone === numRuns) return done;
  // Whole seconds: more is not known.
  const left = formatDuration(Math.round(leftMs / 1000) * 1000, 'en');
  return [`${done}, about ${left} left`, ...(underWay.length > 0 ? [underWay.join('; ')] : [])].join(': ');
}
