import styles from './truth-plot.module.css';

interface TruthPlotProps {
  /** What the plot shows, in words. */
  readonly label: string;
  /** The value of a function of two bits at (0, 0), (0, 1), (1, 0) and (1, 1). */
  readonly outputs: readonly [0 | 1, 0 | 1, 0 | 1, 0 | 1];
  /** Weights of a perceptron that computes it: bias + w1·x1 + w2·x2 > 0. Its line is drawn. */
  readonly weights?: { readonly bias: number; readonly w1: number; readonly w2: number };
}

/** The plane from −0.4 to 1.6 both ways, 200 units wide. */
const across = (x1: number) => (x1 + 0.4) * 100;
const down = (x2: number) => (1.6 - x2) * 100;

/** The four inputs of a function of two bits, filled where it is 1, and the line by which a perceptron tells them apart. */
export function TruthPlot({ label, outputs, weights }: TruthPlotProps) {
  return (
    <svg className={styles.plot} viewBox="0 0 200 200" role="img" aria-label={label}>
      <path className={styles.axes} d={`M${across(0)} 0V${down(0)}H200`} />
      {weights !== undefined && <path className={styles.line} d={linePath(weights)} />}
      {outputs.map((output, i) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the input, read as two bits
          key={i}
          className={output === 1 ? styles.one : styles.zero}
          cx={across(i >> 1)}
          cy={down(i & 1)}
          r={7}
        />
      ))}
      <text x={across(0) - 14} y={down(0) + 18}>
        0
      </text>
      <text x={across(1)} y={down(0) + 22}>
        1
      </text>
      <text x={across(0) - 18} y={down(1) + 5}>
        1
      </text>
      <text x={190} y={down(0) + 22}>
        x₁
      </text>
      <text x={across(0) - 18} y={14}>
        x₂
      </text>
    </svg>
  );
}

/** Where the sum is 0: x2 = −(bias + w1·x1) / w2, from x1 = 0.2 to the right edge's foot. */
function linePath({ bias, w1, w2 }: { readonly bias: number; readonly w1: number; readonly w2: number }): string {
  const x2 = (x1: number) => -(bias + w1 * x1) / w2;
  return `M${across(0.2)} ${down(x2(0.2))}L${across(1.2)} ${down(x2(1.2))}`;
}
