import table from '../components/data-table.module.css';
import styles from './line-chart.module.css';
import type { ChartSeries } from './line-chart.tsx';

interface LineTableProps {
  readonly labelledBy: string;
  readonly xLabel: string;
  /** Every x at which some line has a point, ascending. */
  readonly places: readonly number[];
  readonly series: readonly ChartSeries[];
  readonly formatX: (x: number) => string;
  readonly formatY: (y: number) => string;
}

/** The values of a line chart, one row for each place along its axis. */
export function LineTable({ labelledBy, xLabel, places, series, formatX, formatY }: LineTableProps) {
  const values = series.map(({ points }) => new Map(points));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys (WCAG 2.1.1)
    <section className={styles.table} aria-labelledby={labelledBy} tabIndex={0}>
      <table className={table.table} aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col" className={table.number}>
              {xLabel}
            </th>
            {series.map(({ name }) => (
              <th key={name} scope="col" className={table.number}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <tr key={place}>
              <th scope="row" className={table.number}>
                {formatX(place)}
              </th>
              {values.map((byPlace, i) => {
                const value = byPlace.get(place);
                return (
                  <td key={series[i]?.name} className={table.number}>
                    {value === undefined ? '–' : formatY(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
