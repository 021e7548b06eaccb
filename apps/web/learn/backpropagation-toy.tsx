'use client';

import { traceXorStep } from '@raqam/model';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { object } from 'valibot';
import { BackpropagationDrawing } from './backpropagation-drawing.tsx';
import { Choice } from './choice.tsx';
import { LessonOnly } from './lesson-only.tsx';
import { wholeField } from './link-fields.ts';
import { Slider } from './slider.tsx';
import styles from './toy.module.css';
import { ToyFrame } from './toy-frame.tsx';
import { useLinkedState } from './use-linked-state.ts';
import { useNumber } from './use-number.ts';
import { xorStateAfter } from './xor-state-after.ts';

/** What happens in a step, in its order. */
const STAGES = ['sums', 'outputs', 'answer', 'loss', 'error', 'back', 'gradients', 'update'] as const;

/** The four rows of XOR. */
const ROWS = ['0 0', '0 1', '1 0', '1 1'] as const;
const SEEDS = { min: 0, max: 20 } as const;
const MOST_STEPS = 500;

const SCHEMA = object({
  seed: wholeField(SEEDS.min, SEEDS.max),
  steps: wholeField(0, MOST_STEPS),
  row: wholeField(0, ROWS.length - 1),
  stage: wholeField(0, STAGES.length - 1),
});
const FIRST = { seed: 1, steps: 0, row: 1, stage: 0 };

/** The parameters as the drawing and the formulas name them, in the order of `XOR_PARAMETERS`. */
const NAMES = ['k₁₁', 'k₁₂', 'k₂₁', 'k₂₂', 'b₁', 'b₂', 'v₁', 'v₂', 'c'] as const;

/** One step of learning on the smallest network that can learn XOR, forward and back, each number shown as it comes. */
export function BackpropagationToy() {
  const t = useTranslations('toys.backpropagation');
  const number = useNumber();
  const { values, change, isRefused } = useLinkedState('step', SCHEMA, FIRST);
  const { seed, steps, row, stage } = values;
  const state = useMemo(() => xorStateAfter(seed, steps), [seed, steps]);
  const trace = traceXorStep(state);
  const example = trace.examples[row];
  const { inputs, target, hiddenSums, hiddenOutputs, output, outputSum, outputDelta, hiddenDeltas } = example;
  const [k11, k12, k21, k22, b1, b2, v1, v2, c] = state.parameters;
  /** Within a formula: a minus sign after another sign needs brackets. */
  const three = (value: number) => (value < 0 ? `(${number(value, 3)})` : number(value, 3));

  const formulas: Readonly<Record<(typeof STAGES)[number], readonly string[]>> = {
    sums: [
      `z₁ = x₁·k₁₁ + x₂·k₂₁ + b₁ = ${inputs[0]}·${three(k11)} + ${inputs[1]}·${three(k21)} + ${three(b1)} = ${number(hiddenSums[0], 3)}`,
      `z₂ = x₁·k₁₂ + x₂·k₂₂ + b₂ = ${inputs[0]}·${three(k12)} + ${inputs[1]}·${three(k22)} + ${three(b2)} = ${number(hiddenSums[1], 3)}`,
    ],
    outputs: hiddenOutputs.map((value, i) => `h${'₁₂'[i]} = σ(${number(hiddenSums[i], 3)}) = ${number(value, 3)}`),
    answer: [
      `z = h₁·v₁ + h₂·v₂ + c = ${three(hiddenOutputs[0])}·${three(v1)} + ${three(hiddenOutputs[1])}·${three(v2)} + ${three(c)} = ${number(outputSum, 3)}`,
      `p = σ(${number(outputSum, 3)}) = ${number(output, 3)}`,
    ],
    loss: [
      target === 1
        ? `−ln p = −ln ${number(output, 3)} = ${number(example.loss, 3)}`
        : `−ln(1 − p) = −ln ${number(1 - output, 3)} = ${number(example.loss, 3)}`,
    ],
    error: [`δ = (p − y) / 4 = (${number(output, 3)} − ${target}) / 4 = ${number(outputDelta, 4)}`],
    back: hiddenDeltas.map((delta, i) => {
      const [v, h] = [[v1, v2][i], hiddenOutputs[i]];
      const name = '₁₂'[i];
      return `δ${name} = δ·v${name}·h${name}·(1 − h${name}) = ${three(outputDelta)}·${three(v)}·${three(h)}·${three(1 - h)} = ${number(delta, 4)}`;
    }),
    gradients: [
      `∂L/∂v₁ = Σ δ·h₁ = ${number(trace.gradients[6], 4)}`,
      `∂L/∂k₁₁ = Σ δ₁·x₁ = ${number(trace.gradients[0], 4)}`,
    ],
    update: [
      `v₁ ← ${three(v1)} + ${three(trace.updates[6])} = ${number(trace.state.parameters[6], 3)}`,
      `k₁₁ ← ${three(k11)} + ${three(trace.updates[0])} = ${number(trace.state.parameters[0], 3)}`,
    ],
  };
  const name = STAGES[stage];
  const stepBy = (count: number) => change({ steps: Math.min(MOST_STEPS, steps + count), stage: 0 });

  return (
    <ToyFrame
      id="step"
      title={t('title')}
      caption={t('caption')}
      isRefused={isRefused}
      summary={`${t(`stages.${name}`)} ${t('loss', { steps, count: number(steps), loss: number(trace.loss, 4) })}`}
      numbers={{
        headings: [t('parameter'), t('value'), t('gradient'), t('updateName')],
        rows: NAMES.map((parameter, i) => [
          parameter,
          number(state.parameters[i], 4),
          number(trace.gradients[i], 4),
          number(trace.updates[i], 4),
        ]),
      }}
    >
      <LessonOnly>
        <Choice
          label={t('row')}
          options={ROWS.map((text, i) => ({ name: String(i), text }))}
          chosen={String(row)}
          onChoose={(chosen) => change({ row: Number(chosen) })}
        />
      </LessonOnly>
      <BackpropagationDrawing
        label={t('label')}
        stage={stage}
        example={example}
        // Once the gradients are known they stand at the connections, and at the end the new weights.
        weights={name === 'gradients' ? trace.gradients : name === 'update' ? trace.state.parameters : state.parameters}
      />
      <ol className={styles.lines}>
        {formulas[name].map((formula) => (
          <li key={formula} className={styles.formula}>
            {formula}
          </li>
        ))}
      </ol>
      <div className={styles.buttons}>
        <button type="button" disabled={stage === 0} onClick={() => change({ stage: stage - 1 })}>
          {t('previous')}
        </button>
        <button type="button" disabled={stage === STAGES.length - 1} onClick={() => change({ stage: stage + 1 })}>
          {t('next')}
        </button>
        <button type="button" disabled={steps >= MOST_STEPS} onClick={() => stepBy(1)}>
          {t('oneStep')}
        </button>
        <LessonOnly>
          <button type="button" disabled={steps >= MOST_STEPS} onClick={() => stepBy(100)}>
            {t('manySteps', { count: number(100) })}
          </button>
          <button type="button" disabled={steps === 0} onClick={() => change({ steps: 0, stage: 0 })}>
            {t('reset')}
          </button>
        </LessonOnly>
      </div>
      <LessonOnly>
        <div className={styles.controls}>
          <Slider
            label={t('seed')}
            {...SEEDS}
            value={seed}
            text={String(seed)}
            onChange={(value) => change({ seed: value, steps: 0, stage: 0 })}
          />
        </div>
      </LessonOnly>
    </ToyFrame>
  );
}
