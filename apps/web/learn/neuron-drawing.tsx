import { useTranslations } from 'next-intl';
import type { CurveName } from './activation-curve.ts';
import styles from './neuron-drawing.module.css';
import { useNumber } from './use-number.ts';

interface NeuronDrawingProps {
  /** Three. */
  readonly inputs: readonly number[];
  /** The bias first. */
  readonly weights: readonly number[];
  readonly curve: CurveName;
  readonly sum: number;
  readonly output: number;
}

/** A neuron with three inputs: lines as thick as their weights, dashed where these are negative. */
export function NeuronDrawing({ inputs, weights: [bias, ...ofInputs], curve, sum, output }: NeuronDrawingProps) {
  const t = useTranslations('toys.neuron');
  const number = useNumber();
  return (
    <svg
      className={styles.drawing}
      viewBox="0 0 480 200"
      role="img"
      aria-label={t('label', { sum: number(sum, 2), output: number(output, 3) })}
    >
      {inputs.map((input, i) => {
        const y = 34 + i * 66;
        const weight = ofInputs[i];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the input's name
          <g key={i}>
            <path
              className={weight < 0 ? styles.below : styles.above}
              d={`M62 ${y}L210 100`}
              strokeWidth={1 + Math.abs(weight) * 3}
            />
            <circle className={styles.unit} cx={40} cy={y} r={24} />
            <text x={40} y={y + 5}>
              {number(input, 1)}
            </text>
            <text className={styles.weight} x={118} y={y + (100 - y) * 0.36 - 8}>
              {number(weight, 1)}
            </text>
          </g>
        );
      })}
      <path className={styles.wire} d="M266 100H374" />
      <circle className={styles.unit} cx={238} cy={100} r={34} />
      <text x={238} y={96}>
        Σ
      </text>
      <text x={238} y={114}>
        {number(sum, 2)}
      </text>
      <text className={styles.weight} x={238} y={154}>
        {t('bias')} {number(bias, 1)}
      </text>
      <circle className={styles.output} cx={398} cy={100} r={30} />
      <text className={styles.answer} x={398} y={105}>
        {number(output, 2)}
      </text>
      <text className={styles.weight} x={392} y={150}>
        {t(curve)}
      </text>
    </svg>
  );
}
