import type { BarsFigure } from '@raqam/report';
import type { FigureWords } from '@raqam/report/words';
import { Frame, Layer } from './frame.tsx';
import { markShape } from './mark-shape.ts';
import { percentAcross } from './percent-scale.ts';

interface BarsPlotProps {
  readonly figure: BarsFigure;
  readonly words: FigureWords;
  readonly describedBy: string;
}

/** Of a bar with its name above it, in pixels. */
const ROW_HEIGHT = 46;
const BAR_TOP = 22;
const BAR_HEIGHT = 12;

/**
 * Values under each other with their whiskers: bars where the axis begins at 0, points where it does not. A published
 * value is an open diamond.
 */
export function BarsPlot({ figure: { axis, bars }, words, describedBy }: BarsPlotProps) {
  const across = percentAcross(axis);
  const height = ROW_HEIGHT * bars.length;
  const middle = BAR_TOP + BAR_HEIGHT / 2;
  const isFromZero = axis.extent[0] === 0;
  return (
    <div className="plot">
      <Frame title={words.title} describedBy={describedBy} height={height + 48}>
        {axis.ticks.map((tick, i) => (
          <g key={tick}>
            <line className="grid" x1={`${across(tick)}%`} x2={`${across(tick)}%`} y1="0" y2={height} />
            <text className={tickClass(i, axis.ticks.length)} x={`${across(tick)}%`} y={height + 18}>
              {words.axes.x?.ticks[i]}
            </text>
          </g>
        ))}
        {bars.map(({ name, value, low, high, reference = null }, i) => (
          <Layer key={name} className="tone-0" y={i * ROW_HEIGHT} width="100%" height={ROW_HEIGHT}>
            <text className="name" y="14">
              {words.names[i]}
            </text>
            <text className="value end" x="100%" y="14">
              {words.table.rows[i][1]}
            </text>
            <line className="track" x1="0" x2="100%" y1={middle} y2={middle} />
            {isFromZero && <rect className="bar" y={BAR_TOP} width={`${across(value)}%`} height={BAR_HEIGHT} />}
            {low !== null && high !== null && <Whisker low={across(low)} high={across(high)} middle={middle} />}
            {!isFromZero && (
              <Layer x={`${across(value)}%`} y={middle}>
                <path className="mark" d={markShape(0, 56)} />
              </Layer>
            )}
            {reference !== null && (
              <Layer x={`${across(reference)}%`} y={middle}>
                <path className="reference" d={markShape(3, 64)} />
              </Layer>
            )}
          </Layer>
        ))}
        <text className="word end" x="100%" y={height + 42}>
          {words.axes.x?.name}
        </text>
      </Frame>
    </div>
  );
}

/** The outer ticks end where the plot ends, since nothing stands beside it; every other one is left out where it is narrow. */
function tickClass(index: number, numTicks: number): string {
  const anchor = index === 0 ? '' : index === numTicks - 1 ? 'end' : 'middle';
  return index % 2 === 1 ? `${anchor} spare` : anchor;
}

interface WhiskerProps {
  /** Percent across. */
  readonly low: number;
  readonly high: number;
  /** Pixels down. */
  readonly middle: number;
}

function Whisker({ low, high, middle }: WhiskerProps) {
  return (
    <g className="whisker">
      <line x1={`${low}%`} x2={`${high}%`} y1={middle} y2={middle} />
      <line x1={`${low}%`} x2={`${low}%`} y1={middle - 5} y2={middle + 5} />
      <line x1={`${high}%`} x2={`${high}%`} y1={middle - 5} y2={middle + 5} />
    </g>
  );
}
