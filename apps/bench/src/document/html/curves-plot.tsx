import { type CurvesFigure, type CurvesSeries, type FigurePoint, spreadLabels } from '@raqam/report';
import type { FigureWords } from '@raqam/report/words';
import { area, line } from 'd3-shape';
import { Layer } from './frame.tsx';
import { markShape, toneClass } from './mark-shape.ts';
import { percentAcross, percentDown } from './percent-scale.ts';
import { Plane } from './plane.tsx';

interface CurvesPlotProps {
  readonly figure: CurvesFigure;
  readonly words: FigureWords;
  readonly describedBy: string;
}

/** Pixels: many lines need more of them. */
const LOW = 260;
const HIGH = 380;
const MANY_SERIES = 4;
const NAME_HEIGHT = 18;
/** More points than this would hide their line. */
const MAX_MARKS = 20;

/**
 * Lines with the ranges around them, each with its name at its end. Each series has a color and a shape of mark; the same
 * thing on other images has both again, and its line is dashed.
 */
export function CurvesPlot({ figure, words, describedBy }: CurvesPlotProps) {
  const { x, y, series } = figure;
  const { axes, names } = words;
  if (axes.x === null || axes.y === null) return null;
  const across = percentAcross(x);
  const down = percentDown(y);
  // One thing has one color, on whichever images it was measured.
  const subjects = [...new Set(series.map(({ name }) => name))];
  const isOneSubject = subjects.length === 1;
  const toneOf = (index: number) => (isOneSubject ? index : subjects.indexOf(series[index].name));
  const drawn = series.flatMap((each, index) => (each.points.length === 0 ? [] : [{ ...each, index }]));
  const height = series.length > MANY_SERIES ? HIGH : LOW;
  const heights = spreadLabels(
    drawn.map(({ points }) => (down(points[points.length - 1].y) / 100) * height),
    NAME_HEIGHT,
    [0, Math.max(height, NAME_HEIGHT * (drawn.length - 1))],
  );
  return (
    <div className="plot named">
      <Plane
        {...{ x, y, describedBy }}
        title={words.title}
        xWords={axes.x}
        yWords={axes.y}
        height={height}
        room={Math.max(0, ...names.map((name) => name.length))}
      >
        <Layer width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none">
          {drawn.map((each) => (
            <Line key={each.index} series={each} tone={toneClass(toneOf(each.index))} across={across} down={down} />
          ))}
        </Layer>
        {drawn.map(({ index, points }, i) => (
          <g key={index} className={toneClass(toneOf(index))}>
            {points.length <= MAX_MARKS &&
              points.map((point) => (
                <Layer key={point.x} x={`${across(point.x)}%`} y={`${down(point.y)}%`}>
                  <path className="mark" d={markShape(toneOf(index))} />
                </Layer>
              ))}
            <Layer className="label" x="100%" y={heights[i]}>
              <path className="mark" d={markShape(toneOf(index), 32)} transform="translate(16 0)" />
              <text className="name" x="26" y="5">
                {names[index]}
              </text>
            </Layer>
          </g>
        ))}
      </Plane>
      <ul className="legend" aria-hidden="true">
        {drawn.map(({ index, dashed = false }) => (
          <li key={index} className={toneClass(toneOf(index))}>
            <Layer width="28" height="12">
              <path className={dashed ? 'line dashed' : 'line'} d="M0 6H28" />
              <Layer x="14" y="6">
                <path className="mark" d={markShape(toneOf(index))} />
              </Layer>
            </Layer>
            {names[index]}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface LineProps {
  readonly series: CurvesSeries;
  readonly tone: string;
  readonly across: (x: number) => number;
  readonly down: (y: number) => number;
}

function Line({ series: { points, dashed = false }, tone, across, down }: LineProps) {
  const path = line<FigurePoint>(
    ({ x }) => across(x),
    ({ y }) => down(y),
  );
  const band = area<FigurePoint>(
    ({ x }) => across(x),
    ({ y, low = y }) => down(low),
    ({ y, high = y }) => down(high),
  );
  const hasBand = points.some(({ low, high }) => low !== undefined && high !== undefined);
  return (
    <g className={tone}>
      {hasBand && <path className="band" d={band(points) ?? ''} />}
      <path className={dashed ? 'line dashed' : 'line'} d={path(points) ?? ''} />
    </g>
  );
}
