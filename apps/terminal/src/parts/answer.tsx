import type { Prediction, Verdict } from '@raqam/recognizer';
import { formatDuration, formatPercent } from '@raqam/report';
import { Box, useIsScreenReaderEnabled } from 'ink';
import type { ReactNode } from 'react';
import { LOCALE } from '../locale.ts';
import { VERDICT_WORDS } from '../verdict-words.ts';
import { NUMERAL_ROWS, numeralRows } from './numeral.ts';
import { Toned } from './toned.tsx';

/**
 * What a drawing is read as: the numeral, large, a word where it cannot be relied on, how probable it is, the second best,
 * and how long it took.
 */
export function Answer({ prediction, hint, columns, scale }: AnswerProps): ReactNode {
  const isRead = useIsScreenReaderEnabled();
  if (prediction === null) {
    return (
      <Box width={columns} flexShrink={0} justifyContent="center" flexDirection="column" height={numeralHeight(scale)}>
        <Toned tone="muted">{hint}</Toned>
      </Box>
    );
  }
  const { verdict, label, probability, runnerUp, durationMs } = prediction;
  return (
    <Box width={columns} flexShrink={0} flexDirection="column">
      {isRead ? (
        <Toned>{SPOKEN[verdict](label)}</Toned>
      ) : (
        numeralRows(label, scale).map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a picture never change places.
          <Toned key={index} tone={verdict === 'notADigit' ? 'muted' : 'machine'}>
            {row}
          </Toned>
        ))
      )}
      {/* In the row below the numeral, which is blank otherwise: nothing moves. */}
      {verdict !== 'digit' && !isRead && <Toned tone="negative">{VERDICT_WORDS[verdict]}</Toned>}
      <Box marginTop={verdict === 'digit' || isRead ? 1 : 0} flexDirection="column">
        <Toned bold>{formatPercent(probability, LOCALE)}</Toned>
        <Toned tone="muted">{`then ${runnerUp.label} ${formatPercent(runnerUp.probability, LOCALE)}`}</Toned>
      </Box>
      <Box marginTop={1}>
        <Toned tone="muted">in {formatDuration(durationMs, LOCALE)}</Toned>
      </Box>
    </Box>
  );
}

/** For those who listen. */
const SPOKEN: Readonly<Record<Verdict, (label: number) => string>> = {
  digit: (label) => `It reads as ${label}`,
  unsure: (label) => `It reads as ${label}, unsure`,
  notADigit: (label) => `It does not look like a digit; the nearest is ${label}`,
};

interface AnswerProps {
  readonly prediction: Prediction | null;
  /** What stands there without an answer. */
  readonly hint: string;
  readonly columns: number;
  /** Of the numeral, even. */
  readonly scale: number;
}

function numeralHeight(scale: number): number {
  return (NUMERAL_ROWS * scale) / 2;
}
