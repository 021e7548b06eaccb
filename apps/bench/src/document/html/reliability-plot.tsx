import type { ReliabilityFigure } from '@raqam/report';
import type { FigureWords } from '@raqam/report/words';
import { percentAcross, percentDown } from './percent-scale.ts';
import { Plane } from './plane.tsx';

interface ReliabilityPlotProps {
  readonly figure: ReliabilityFigure;
  readonly words: FigureWords;
  readonly describedBy: string;
}

const HEIGHT = 320;
/** Of the dot that stands for all answers, in pixels; the smallest is still seen. */
const MAX_RADIUS = 16;
const MIN_RADIUS = 3;

/**
 * How often answers are right against how sure they were: a dot for each bin, its area by how many answers it holds, tied
 * to the diagonal on which answers are as right as they say.
 */
export function ReliabilityPlot({ figure: { x, y, bins }, words, describedBy }: ReliabilityPlotProps) {
  const { axes } = words;
  if (axes.x === null || axes.y === null) return null;
  const across = percentAcross(x);
  const down = percentDown(y);
  const count = bins.reduce((sum, bin) => sum + bin.count, 0);
  return (
    <div className="plot">
      <Plane {...{ x, y, describedBy }} title={words.title} xWords={axes.x} yWords={axes.y} height={HEIGHT}>
        <line className="diagonal" x1="0" y1="100%" x2="100%" y2="0" />
        {bins.map((bin) => (
          <g key={bin.low} className="tone-0">
            <line
              className="gap"
              x1={`${across(bin.confidence)}%`}
              x2={`${across(bin.confidence)}%`}
              y1={`${down(bin.confidence)}%`}
              y2={`${down(bin.accuracy)}%`}
            />
            <circle
              className="mark"
              cx={`${across(bin.confidence)}%`}
              cy={`${down(bin.accuracy)}%`}
              r={Math.max(MIN_RADIUS, MAX_RADIUS * Math.sqrt(bin.count / count))}
            />
          </g>
        ))}
      </Plane>
    </div>
  );
}
