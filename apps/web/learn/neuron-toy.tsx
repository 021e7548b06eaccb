'use client';

import { Perceptron } from '@raqam/model';
import { useTranslations } from 'next-intl';
import { object, picklist } from 'valibot';
import { activationCurve, CURVE_NAMES, type CurveName } from './activation-curve.ts';
import { Choice } from './choice.tsx';
import { LessonOnly } from './lesson-only.tsx';
import { numbersField } from './link-fields.ts';
import { NeuronDrawing } from './neuron-drawing.tsx';
import { Slider } from './slider.tsx';
import styles from './toy.module.css';
import { ToyFrame } from './toy-frame.tsx';
import { useLinkedState } from './use-linked-state.ts';
import { useNumber } from './use-number.ts';

const NUM_INPUTS = 3;
const BOUND = 2;
const SCHEMA = object({
  inputs: numbersField(NUM_INPUTS, NUM_INPUTS, BOUND),
  weights: numbersField(NUM_INPUTS + 1, NUM_INPUTS + 1, BOUND),
  curve: picklist(CURVE_NAMES),
});
const FIRST: State = { inputs: [1, 0.5, 0], weights: [-0.5, 1, -0.6, 0.8], curve: 'heaviside' };

const SUBSCRIPTS = ['₀', '₁', '₂', '₃'] as const;

/** One neuron: its inputs, weights and bias to drag, the sum, and what its activation makes of it. */
export function NeuronToy() {
  const t = useTranslations('toys.neuron');
  const number = useNumber();
  const { values, change, isRefused } = useLinkedState('neuron', SCHEMA, FIRST);
  const { inputs, weights, curve } = values;
  const [bias, ...ofInputs] = weights;
  const sum = new Perceptron(weights).sum(inputs);
  const [output] = activationCurve(curve, [sum]);

  return (
    <ToyFrame
      id="neuron"
      title={t('title')}
      caption={t('caption')}
      isRefused={isRefused}
      summary={t('summary', { sum: number(sum, 2), curve: t(curve), output: number(output, 3) })}
      numbers={{
        headings: [t('part'), t('value'), t('weight'), t('product')],
        rows: [
          ...inputs.map((input, i) => [
            `x${SUBSCRIPTS[i + 1]}`,
            number(input, 1),
            number(ofInputs[i], 1),
            number(input * ofInputs[i], 2),
          ]),
          [t('bias'), '1', number(bias, 1), number(bias, 2)],
        ],
      }}
    >
      <NeuronDrawing {...{ inputs, weights, curve, sum, output }} />
      <div className={styles.controls}>
        {inputs.map((input, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the input's name
          <div key={i}>
            <Slider
              label={t('input', { name: `x${SUBSCRIPTS[i + 1]}` })}
              min={-BOUND}
              max={BOUND}
              step={0.1}
              value={input}
              text={number(input, 1)}
              onChange={(value) => change({ inputs: inputs.with(i, value) })}
            />
            <Slider
              label={t('weightName', { name: `w${SUBSCRIPTS[i + 1]}` })}
              min={-BOUND}
              max={BOUND}
              step={0.1}
              value={ofInputs[i]}
              text={number(ofInputs[i], 1)}
              onChange={(value) => change({ weights: weights.with(i + 1, value) })}
            />
          </div>
        ))}
        <Slider
          label={t('biasName')}
          min={-BOUND}
          max={BOUND}
          step={0.1}
          value={bias}
          text={number(bias, 1)}
          onChange={(value) => change({ weights: weights.with(0, value) })}
        />
      </div>
      <LessonOnly>
        <Choice
          label={t('choose')}
          options={CURVE_NAMES.map((name) => ({ name, text: t(name) }))}
          chosen={curve}
          onChoose={(chosen) => change({ curve: chosen })}
        />
      </LessonOnly>
      <LessonOnly>
        <p className={styles.formula}>
          {number(bias, 1)}
          {inputs.map((input, i) => ` + ${bracket(input)} · ${bracket(ofInputs[i])}`).join('')} ={' '}
          <b>{number(sum, 2)}</b>
        </p>
      </LessonOnly>
    </ToyFrame>
  );

  /** A number within a formula: a minus sign after another sign needs brackets. */
  function bracket(value: number): string {
    return value < 0 ? `(${number(value, 1)})` : number(value, 1);
  }
}

interface State extends Readonly<Record<string, string | readonly number[]>> {
  readonly inputs: readonly number[];
  /** The bias first. */
  readonly weights: readonly number[];
  readonly curve: CurveName;
}
