import type { KeyboardEvent, PointerEvent } from 'react';
import styles from './curve-plot.module.css';

/** A value along one axis, or a place in the plane. */
type PlotPoint = readonly [x: number, y: number];

interface PlotAxis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  /** What is counted along it. */
  readonly name: string;
}

interface CurvePlotProps {
  readonly label: string;
  readonly xAxis: PlotAxis;
  readonly yAxis: PlotAxis;
  /** Lines that are drawn apart from each other, so that a jump stays one. */
  readonly curve: readonly (readonly PlotPoint[])[];
  /** Where the visitor stands. */
  readonly place: PlotPoint;
  /** Rises by this much for each unit of x; drawn as a short line through the place. */
  readonly slope?: number;
  /** How far an arrow key moves; with Shift it is ten times as far. */
  readonly step: number;
  /** The place in words. */
  readonly text: string;
  readonly formatTick: (value: number) => string;
  readonly onChange: (x: number) => void;
}

const WIDTH = 420;
const HEIGHT = 276;
const EDGE = { left: 44, right: 14, top: 28, bottom: 36 } as const;
const TANGENT_LENGTH = 60;

/** A curve with a place on it that can be dragged, or moved by the arrow keys: a slider that shows what it stands for. */
export function CurvePlot(props: CurvePlotProps) {
  const { label, xAxis, yAxis, curve, place, slope, step, text, formatTick, onChange } = props;
  const across = (x: number) =>
    EDGE.left + ((x - xAxis.from) / (xAxis.to - xAxis.from)) * (WIDTH - EDGE.left - EDGE.right);
  const down = (y: number) =>
    HEIGHT - EDGE.bottom - ((y - yAxis.from) / (yAxis.to - yAxis.from)) * (HEIGHT - EDGE.top - EDGE.bottom);
  const path = (points: readonly PlotPoint[]) =>
    points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${across(x).toFixed(1)} ${down(y).toFixed(1)}`).join('');
  const [x, y] = [across(place[0]), down(place[1])];

  function moveTo(wanted: number): void {
    // Whole steps, without what a sum of decimal fractions leaves over.
    const whole = Number((Math.round(wanted / step) * step).toFixed(6));
    onChange(Math.min(xAxis.to, Math.max(xAxis.from, whole)));
  }

  function onPointer(event: PointerEvent<HTMLDivElement>): void {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.getBoundingClientRect();
    const pixel = ((event.clientX - box.left) / box.width) * WIDTH - EDGE.left;
    moveTo(xAxis.from + (pixel / (WIDTH - EDGE.left - EDGE.right)) * (xAxis.to - xAxis.from));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const reach = event.shiftKey ? 10 * step : step;
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: place[0] - reach,
      ArrowDown: place[0] - reach,
      ArrowRight: place[0] + reach,
      ArrowUp: place[0] + reach,
      Home: xAxis.from,
      End: xAxis.to,
    };
    const wanted = moves[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    moveTo(wanted);
  }

  return (
    <div
      className={styles.plot}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={xAxis.from}
      aria-valuemax={xAxis.to}
      aria-valuenow={place[0]}
      aria-valuetext={text}
      onPointerDown={onPointer}
      onPointerMove={onPointer}
      onKeyDown={onKeyDown}
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {xAxis.ticks.map((tick) => (
          <g key={tick}>
            <path className={styles.grid} d={`M${across(tick)} ${EDGE.top}V${HEIGHT - EDGE.bottom}`} />
            <text className={styles.tickX} x={across(tick)} y={HEIGHT - EDGE.bottom + 16}>
              {formatTick(tick)}
            </text>
          </g>
        ))}
        {yAxis.ticks.map((tick) => (
          <g key={tick}>
            <path className={styles.grid} d={`M${EDGE.left} ${down(tick)}H${WIDTH - EDGE.right}`} />
            <text className={styles.tickY} x={EDGE.left - 8} y={down(tick) + 4}>
              {formatTick(tick)}
            </text>
          </g>
        ))}
        <text className={styles.tickY} x={WIDTH - EDGE.right} y={HEIGHT - 4}>
          {xAxis.name}
        </text>
        <text className={styles.axisName} x={EDGE.left - 8} y={14}>
          {yAxis.name}
        </text>
        <path className={styles.curve} d={curve.map(path).join('')} />
        <path className={styles.guide} d={`M${x} ${HEIGHT - EDGE.bottom}V${y}H${EDGE.left}`} />
        {slope !== undefined && <path className={styles.tangent} d={tangentPath()} />}
        <circle className={styles.place} cx={x} cy={y} r={8} />
      </svg>
    </div>
  );

  function tangentPath(): string {
    const [dx, dy] = [across(1) - across(0), (slope ?? 0) * (down(1) - down(0))];
    const half = TANGENT_LENGTH / 2 / Math.hypot(dx, dy);
    return `M${x - dx * half} ${y - dy * half}L${x + dx * half} ${y + dy * half}`;
  }
}
