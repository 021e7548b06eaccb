'use client';

import { useTranslations } from 'next-intl';
import { object, picklist } from 'valibot';
import { activationCurve, activationSlope, CURVE_NAMES, type CurveName } from './activation-curve.ts';
import { Choice } from './choice.tsx';
import { CurvePlot } from './curve-plot.tsx';
import { LessonOnly } from './lesson-only.tsx';
import { numberField } from './link-fields.ts';
import { ToyFrame } from './toy-frame.tsx';
import { useLinkedState } from './use-linked-state.ts';
import { useNumber } from './use-number.ts';

const REACH = 4;
const SCHEMA = object({ curve: picklist(CURVE_NAMES), x: numberField(-REACH, REACH) });
const FIRST: State = { curve: 'sigmoid', x: 0.5 };

/** By how much the summary moves x to show what a small change does. */
const SMALL_CHANGE = 0.1;

const X_TICKS = [-4, -3, -2, -1, 0, 1, 2, 3, 4];
const SAMPLES = Array.from({ length: 161 }, (_, i) => -REACH + i / 20);
const TABLE_PLACES = [-4, -2, -1, 0, 1, 2, 4];

/** Heaviside's step, sigmoid, tanh and ReLU: drag x along each, and see its value and how steep it is. */
export function ActivationToy() {
  const t = useTranslations('toys.activation');
  const number = useNumber();
  const { values, change, isRefused } = useLinkedState('activation', SCHEMA, FIRST);
  const { curve, x } = values;
  const [y, after] = activationCurve(curve, [x, x + SMALL_CHANGE]);
  const slope = activationSlope(curve, x);
  const yTicks = curve === 'relu' ? [0, 1, 2, 3, 4] : [-1, -0.5, 0, 0.5, 1];
  const text = t('place', { x: number(x, 2), y: number(y, 3) });

  return (
    <ToyFrame
      id="activation"
      title={t('title')}
      caption={t('caption')}
      isRefused={isRefused}
      summary={`${text} ${t('change', { step: number(SMALL_CHANGE, 1), difference: number(after - y, 3), slope: number(slope, 3) })}`}
      numbers={{
        headings: ['x', ...CURVE_NAMES.map((name) => t(name))],
        rows: TABLE_PLACES.map((each) => [
          number(each),
          ...CURVE_NAMES.map((name) => number(activationCurve(name, [each])[0], 4)),
        ]),
      }}
    >
      <LessonOnly>
        <Choice
          label={t('choose')}
          options={CURVE_NAMES.map((name) => ({ name, text: t(name) }))}
          chosen={curve}
          onChoose={(chosen) => change({ curve: chosen })}
        />
      </LessonOnly>
      <CurvePlot
        label={t('label', { curve: t(curve) })}
        xAxis={{ from: -REACH, to: REACH, ticks: X_TICKS, name: 'x' }}
        yAxis={{ from: yTicks[0], to: yTicks[yTicks.length - 1], ticks: yTicks, name: 'y' }}
        curve={pieces(curve)}
        place={[x, y]}
        slope={slope}
        step={0.05}
        text={text}
        formatTick={(value) => number(value, Number.isInteger(value) ? 0 : 1)}
        onChange={(value) => change({ x: value })}
      />
    </ToyFrame>
  );
}

interface State extends Readonly<Record<string, number | string>> {
  readonly curve: CurveName;
  readonly x: number;
}

/** The points of a curve; those of the step in two pieces, since it jumps. */
function pieces(curve: CurveName): readonly (readonly (readonly [number, number])[])[] {
  const values = activationCurve(curve, SAMPLES);
  const points = SAMPLES.map((x, i) => [x, values[i]] as const);
  if (curve !== 'heaviside') return [points];
  return [points.filter(([x]) => x <= 0), [[0, 1], ...points.filter(([x]) => x > 0)]];
}
