import { formatNumber } from '@raqam/report';
import { formatRemaining } from './format-remaining.ts';
import { LOCALE } from './locale.ts';

/** Tells on stderr how much of a long piece of work is done. */
export interface CountTeller {
  /** @param done How many things are done. */
  tell(done: number): void;
  /** Ends a line that is still open. */
  end(): void;
}

/** Nothing is told of work that is over sooner; elsewhere than on a terminal, this lies between two lines. */
const PATIENCE_MS = 2000;
const TERMINAL_GAP_MS = 200;

/**
 * @param what The things, for example `images read`.
 * @param total How many there are; null when that is not known beforehand.
 */
export function tellCount(what: string, total: number | null): CountTeller {
  const startMs = performance.now();
  const { isTTY } = process.stderr;
  let nextMs = startMs + PATIENCE_MS;
  let isOpen = false;
  return {
    tell: (done) => {
      const nowMs = performance.now();
      if (nowMs < nextMs) return;
      nextMs = nowMs + (isTTY ? TERMINAL_GAP_MS : PATIENCE_MS);
      const count = formatNumber(done, LOCALE);
      const ofTotal = total === null ? '' : ` of ${formatNumber(total, LOCALE)}`;
      const remainingMs = total === null || done === 0 ? null : ((nowMs - startMs) / done) * (total - done);
      const remaining = remainingMs === null ? '' : `, ${formatRemaining(remainingMs)}`;
      const line = `${count}${ofTotal} ${what}${remaining}`;
      process.stderr.write(isTTY ? `\r\x1b[K${line}` : `${line}\n`);
      isOpen = isTTY;
    },
    end: () => {
      if (isOpen) process.stderr.write('\r\x1b[K');
      isOpen = false;
    },
  };
}
