import { formatPercent } from '@raqam/report';
import { Box } from 'ink';
import { type ReactNode, useContext } from 'react';
import { bar } from '../bar.ts';
import { LOCALE } from '../locale.ts';
import { ThemeContext, Toned } from './toned.tsx';

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** The columns of a number, and of a digit with its mark. */
const PERCENT_COLUMNS = '100.0%'.length;
const DIGIT_COLUMNS = 2;

/** What is less reads as 0.0%, and has no bar either. */
const LEAST_SHOWN = 0.0005;

/** The probabilities of the ten digits on one scale from 0 to 1, in one column of ten or two of five. */
export function ProbabilityBars({ probabilities, best, columns, numGroups, gap }: ProbabilityBarsProps): ReactNode {
  // Without color the empty part of a bar would look like a bar.
  const track = useContext(ThemeContext).depth > 1 ? '─' : ' ';
  const barColumns = columns - DIGIT_COLUMNS - PERCENT_COLUMNS - 2;
  const groupSize = DIGITS.length / numGroups;
  const groups = numGroups === 1 ? [DIGITS] : [DIGITS.slice(0, groupSize), DIGITS.slice(groupSize)];
  return (
    <Box columnGap={gap}>
      {groups.map((digits) => (
        <Box key={digits[0]} flexDirection="column" flexShrink={0} width={columns}>
          {digits.map((digit) => {
            const probability = probabilities?.[digit];
            const isBest = digit === best;
            const filled = probability === undefined || probability < LEAST_SHOWN ? '' : bar(probability, barColumns);
            return (
              <Box key={digit} columnGap={1}>
                <Toned tone={isBest ? 'focus' : 'text'} bold={isBest}>
                  {`${isBest ? '❯' : ' '}${digit}`}
                </Toned>
                <Box aria-hidden>
                  <Toned tone="machine">{filled}</Toned>
                  <Toned tone="line">{track.repeat(barColumns - filled.length)}</Toned>
                </Box>
                <Toned tone={isBest ? 'text' : 'muted'} bold={isBest}>
                  {(probability === undefined ? '' : formatPercent(probability, LOCALE)).padStart(PERCENT_COLUMNS)}
                </Toned>
              </Box>
            );
          })}
        </Box>
      ))}
    </Box>
  );
}

interface ProbabilityBarsProps {
  /** Ten, in [0, 1]; `null` where there is no answer. */
  readonly probabilities: readonly number[] | null;
  /** The digit that is marked. */
  readonly best: number | null;
  /** Of one group. */
  readonly columns: number;
  readonly numGroups: 1 | 2;
  /** Columns between two groups. */
  readonly gap: number;
}
