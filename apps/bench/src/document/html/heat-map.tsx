import type { HeatMapFigure } from '@raqam/report';
import type { FigureWords } from '@raqam/report/words';
import { Frame, Layer } from './frame.tsx';

interface HeatMapProps {
  readonly figure: HeatMapFigure;
  readonly words: FigureWords;
  readonly describedBy: string;
}

/**
 * Where the shade of a cell changes: shares of its row. Most of a good network's mistakes are less than a hundredth of
 * their row, so even steps would leave them all alike.
 */
const SHADES = [0, 0.005, 0.01, 0.03, 0.1, 0.5] as const;

const CELL_HEIGHT = 36;
const HEAD_HEIGHT = 24;
/** Between cells, in pixels. */
const GAP = 2;

/** A matrix with a number in each cell and a shade that repeats it; right answers are framed. */
export function HeatMap({ figure: { rows, columns, values }, words, describedBy }: HeatMapProps) {
  const { x, y } = words.axes;
  if (x === null || y === null) return null;
  const placeOf = (column: number) => `${Math.round((1e4 * column) / columns.length) / 100}%`;
  return (
    <div className="plot matrix">
      <p className="axis">{`${y.name} ↓ ${x.name} →`}</p>
      <Frame
        title={words.title}
        describedBy={describedBy}
        height={HEAD_HEIGHT + CELL_HEIGHT * rows.length}
        ticks={Math.max(0, ...y.ticks.map((tick) => tick.length))}
      >
        {columns.map((name, column) => (
          <text key={name} className="middle" x={placeOf(column + 0.5)} y={HEAD_HEIGHT - 8}>
            {x.ticks[column]}
          </text>
        ))}
        {rows.map((rowName, row) => {
          const total = values[row].reduce((sum, value) => sum + value, 0);
          return (
            <Layer key={rowName} y={HEAD_HEIGHT + CELL_HEIGHT * row} width="100%" height={CELL_HEIGHT}>
              <text className="end" x="-8" y={CELL_HEIGHT / 2} dy="4">
                {y.ticks[row]}
              </text>
              {columns.map((columnName, column) => (
                <Layer key={columnName} x={placeOf(column)} width={placeOf(1)} height="100%">
                  <g className={cellClass(values[row][column], total, rowName === columnName)}>
                    <rect width="100%" height={CELL_HEIGHT - GAP} rx="2" />
                    <text x="50%" y={CELL_HEIGHT / 2} dy="3">
                      {words.table.rows[row][column + 1]}
                    </text>
                  </g>
                </Layer>
              ))}
            </Layer>
          );
        })}
      </Frame>
    </div>
  );
}

function cellClass(value: number, total: number, isRight: boolean): string {
  const share = total === 0 ? 0 : value / total;
  const shade = SHADES.filter((bound) => share > bound).length;
  return `cell cell-${shade}${isRight ? ' right' : ''}`;
}
