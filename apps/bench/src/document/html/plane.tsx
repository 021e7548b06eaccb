import type { Axis } from '@raqam/report';
import type { AxisWords } from '@raqam/report/words';
import type { ReactNode } from 'react';
import { Frame, Layer, TICK_LETTER_WIDTH } from './frame.tsx';
import { percentAcross, percentDown } from './percent-scale.ts';

const LAST_TICK_LETTERS = 1;

interface PlaneProps {
  readonly x: Axis;
  readonly y: Axis;
  readonly xWords: AxisWords;
  readonly yWords: AxisWords;
  /** Pixels. */
  readonly height: number;
  readonly title: string;
  /** Id of what says the same in words. */
  readonly describedBy: string;
  /** Room to the right of it, in letters. @default enough for what stands around the last tick */
  readonly room?: number;
  readonly children: ReactNode;
}

/**
 * A plot's ground: rules and ticks of two axes. It has no width of its own, since all places across are percentages;
 * what is drawn in it has 100 × 100 of them.
 */
export function Plane({
  x,
  y,
  xWords,
  yWords,
  height,
  title,
  describedBy,
  room = LAST_TICK_LETTERS,
  children,
}: PlaneProps) {
  const across = percentAcross(x);
  const down = percentDown(y);
  const tickLetters = Math.max(...yWords.ticks.map((tick) => tick.length));
  return (
    <Frame {...{ title, describedBy }} height={height + 68} ticks={tickLetters} names={room}>
      <text className="word" x={-TICK_LETTER_WIDTH * tickLetters - 8} y="14">
        {yWords.name}
      </text>
      <Layer y="28" width="100%" height={height}>
        {y.ticks.map((tick, i) => (
          <g key={tick}>
            <line className="grid" x1="0" x2="100%" y1={`${down(tick)}%`} y2={`${down(tick)}%`} />
            <text className="end" x="-8" y={`${down(tick)}%`} dy="4">
              {yWords.ticks[i]}
            </text>
          </g>
        ))}
        {x.ticks.map((tick, i) => (
          <text key={tick} className="middle" x={`${across(tick)}%`} y="100%" dy="20">
            {xWords.ticks[i]}
          </text>
        ))}
        {children}
      </Layer>
      <text className="word end" x="100%" y={height + 66}>
        {xWords.name}
      </text>
    </Frame>
  );
}
