import type { XorExampleTrace, XorValues } from '@raqam/model';
import styles from './backpropagation-drawing.module.css';
import { useNumber } from './use-number.ts';

interface BackpropagationDrawingProps {
  readonly label: string;
  /** How far the step has come, from 0: what is not known yet is not shown. */
  readonly stage: number;
  readonly example: XorExampleTrace;
  /** What stands at the connections, in the order of `XOR_PARAMETERS`. */
  readonly weights: XorValues;
}

/** From which stage on something is known. */
const KNOWN = { hiddenSums: 0, hiddenOutputs: 1, output: 2, loss: 3, outputDelta: 4, hiddenDeltas: 5 } as const;

/** Units by column. */
const INPUTS = [
  [50, 70],
  [50, 210],
] as const;
const HIDDEN = [
  [240, 70],
  [240, 210],
] as const;
const OUTPUT = [430, 140] as const;
/** Where a label stands on its connection: not in the middle, where those of the inputs cross. */
const LABEL_SHARES = { inputs: 0.3, hidden: 0.45 } as const;

/** The 2-2-1 network from left to right, with the numbers that are known so far. */
export function BackpropagationDrawing({ label, stage, example, weights }: BackpropagationDrawingProps) {
  const number = useNumber();
  const known = (from: number, text: string) => (stage >= from ? text : '?');
  const { inputs, hiddenSums, hiddenOutputs, outputSum, output, outputDelta, hiddenDeltas, target, loss } = example;
  const isBack = stage >= KNOWN.outputDelta;

  const connections = [
    ...[0, 1].flatMap((from) =>
      [0, 1].map((to) => ({
        start: INPUTS[from],
        end: HIDDEN[to],
        weight: weights[2 * from + to],
        share: LABEL_SHARES.inputs,
      })),
    ),
    ...[0, 1].map((from) => ({
      start: HIDDEN[from],
      end: OUTPUT,
      weight: weights[6 + from],
      share: LABEL_SHARES.hidden,
    })),
  ];

  return (
    <svg className={styles.drawing} viewBox="0 0 520 290" role="img" aria-label={label} data-back={isBack}>
      {connections.map(({ start, end, weight, share }) => {
        const [x, y] = [0, 1].map((axis) => start[axis] + share * (end[axis] - start[axis]));
        return (
          <g key={`${start.join()} ${end.join()}`}>
            <path className={styles.connection} d={`M${start.join(' ')}L${end.join(' ')}`} />
            <text className={styles.weight} x={x + 6} y={y - 4}>
              {number(weight, 3)}
            </text>
          </g>
        );
      })}
      {inputs.map((input, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the index is the input's name
        <g key={i}>
          <circle className={styles.unit} cx={INPUTS[i][0]} cy={INPUTS[i][1]} r={28} />
          <text x={INPUTS[i][0]} y={INPUTS[i][1] + 5}>
            {input}
          </text>
          <text className={styles.name} x={INPUTS[i][0]} y={INPUTS[i][1] - 36}>
            x{'₁₂'[i]}
          </text>
        </g>
      ))}
      {hiddenSums.map((sum, i) => {
        const [x, y] = HIDDEN[i];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the unit's name
          <g key={i}>
            <circle className={styles.unit} cx={x} cy={y} r={36} />
            <text x={x} y={y - 3}>
              {known(KNOWN.hiddenSums, number(sum, 3))}
            </text>
            <text className={styles.result} x={x} y={y + 17}>
              {known(KNOWN.hiddenOutputs, number(hiddenOutputs[i], 3))}
            </text>
            <text className={styles.name} x={x} y={y - 44}>
              h{'₁₂'[i]}
            </text>
            {stage >= KNOWN.hiddenDeltas && (
              <text className={styles.delta} x={x} y={y + 56}>
                δ{'₁₂'[i]} = {number(hiddenDeltas[i], 4)}
              </text>
            )}
          </g>
        );
      })}
      <circle className={styles.unit} cx={OUTPUT[0]} cy={OUTPUT[1]} r={36} />
      <text x={OUTPUT[0]} y={OUTPUT[1] - 3}>
        {known(KNOWN.output, number(outputSum, 3))}
      </text>
      <text className={styles.result} x={OUTPUT[0]} y={OUTPUT[1] + 17}>
        {known(KNOWN.output, number(output, 3))}
      </text>
      <text className={styles.name} x={OUTPUT[0]} y={OUTPUT[1] - 44}>
        p → y = {target}
      </text>
      {stage >= KNOWN.loss && (
        <text className={styles.name} x={OUTPUT[0]} y={OUTPUT[1] + 58}>
          L = {number(loss, 3)}
        </text>
      )}
      {isBack && (
        <text className={styles.delta} x={OUTPUT[0]} y={OUTPUT[1] + 80}>
          δ = {number(outputDelta, 4)}
        </text>
      )}
    </svg>
  );
}
