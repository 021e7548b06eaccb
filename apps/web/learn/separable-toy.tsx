'use client';

import { findInseparableSubset, GATES, type GateName, Perceptron, trainPerceptron, truthTable } from '@raqam/model';
import { useTranslations } from 'next-intl';
import type { PointerEvent } from 'react';
import { object, picklist } from 'valibot';
import { Choice } from './choice.tsx';
import { clipHalfPlane } from './clip-half-plane.ts';
import { LessonOnly } from './lesson-only.tsx';
import { numberField, wholeField } from './link-fields.ts';
import styles from './separable-toy.module.css';
import { Slider } from './slider.tsx';
import toy from './toy.module.css';
import { ToyFrame } from './toy-frame.tsx';
import { useLinkedState } from './use-linked-state.ts';
import { useNumber } from './use-number.ts';

const GATE_NAMES = Object.keys(GATES) as readonly GateName[];
const ANGLES = { min: -180, max: 180 } as const;
const DISTANCES = { min: -1.5, max: 2 } as const;
const SCHEMA = object({
  gate: picklist(GATE_NAMES),
  angle: wholeField(ANGLES.min, ANGLES.max),
  distance: numberField(DISTANCES.min, DISTANCES.max),
});
const FIRST: State = { gate: 'and', angle: 45, distance: 0.6 };

/** The plane from −0.4 to 1.6 both ways, 240 units wide. */
const [FROM, TO, SIZE] = [-0.4, 1.6, 240];
const across = (x1: number) => ((x1 - FROM) / (TO - FROM)) * SIZE;
const down = (x2: number) => ((TO - x2) / (TO - FROM)) * SIZE;
const PLANE = [
  [FROM, FROM],
  [TO, FROM],
  [TO, TO],
  [FROM, TO],
] as const;

/** A line to move between the four points of a gate, until the ones lie on its one side and the zeros on the other. */
export function SeparableToy() {
  const t = useTranslations('toys.separable');
  const number = useNumber();
  const { values, change, isRefused } = useLinkedState('line', SCHEMA, FIRST);
  const { gate, angle, distance } = values;
  const weights = weightsOf(angle, distance);
  const perceptron = new Perceptron(weights);
  const rows = truthTable(gate).map(({ inputs, target }) => {
    const output = perceptron.output(inputs);
    return { inputs, target, output, isRight: output === target };
  });
  const numRight = rows.filter(({ isRight }) => isRight).length;
  const inseparable = findInseparableSubset(truthTable(gate));

  /** The line keeps its direction and goes through the place that is pointed at. */
  function onPointer(event: PointerEvent<SVGSVGElement>): void {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.getBoundingClientRect();
    const x1 = FROM + ((event.clientX - box.left) / box.width) * (TO - FROM);
    const x2 = TO - ((event.clientY - box.top) / box.height) * (TO - FROM);
    const [, w1, w2] = weights;
    setDistance(w1 * x1 + w2 * x2);
  }

  function setDistance(wanted: number): void {
    const inside = Math.min(DISTANCES.max, Math.max(DISTANCES.min, wanted));
    change({ distance: Number(inside.toFixed(2)) });
  }

  /**
   * The direction that the perceptron rule ends with, from weights 0, and halfway between the points on either side: the
   * rule itself stops at the first line that is right, which may touch a point.
   */
  function findLine(): void {
    const [, w1, w2] = trainPerceptron(truthTable(gate)).weights;
    const found = Math.round((Math.atan2(w2, w1) * 180) / Math.PI);
    const [, across1, across2] = weightsOf(found, 0);
    const placesOf = (wanted: number) =>
      rows.filter(({ target }) => target === wanted).map(({ inputs: [x1, x2] }) => across1 * x1 + across2 * x2);
    change({ angle: found });
    setDistance((Math.max(...placesOf(0)) + Math.min(...placesOf(1))) / 2);
  }

  const oneSide = clipHalfPlane(PLANE, weights);
  return (
    <ToyFrame
      id="line"
      title={t('title')}
      caption={t('caption')}
      isRefused={isRefused}
      summary={
        inseparable === null
          ? t('summary', { right: numRight, count: number(numRight) })
          : t('never', {
              count: number(numRight),
              point: inseparable.commonPoint.map((each) => number(each, 1)).join(' ; '),
            })
      }
      numbers={{
        headings: ['x₁ x₂', t('sum'), t('answer'), t('target')],
        rows: rows.map(({ inputs, target, output }) => [
          inputs.join(' '),
          number(perceptron.sum(inputs), 3),
          String(output),
          String(target),
        ]),
      }}
    >
      <Choice
        label={t('gate')}
        options={GATE_NAMES.map((name) => ({ name, text: t(`gates.${name}`) }))}
        chosen={gate}
        onChoose={(chosen) => change({ gate: chosen })}
      />
      <div className={styles.parts}>
        <svg
          className={styles.plot}
          viewBox={`0 0 ${SIZE} ${SIZE}`}
          role="img"
          aria-label={t('label', { gate: t(`gates.${gate}`), count: number(numRight) })}
          onPointerDown={onPointer}
          onPointerMove={onPointer}
        >
          <polygon className={styles.side} points={oneSide.map(([x1, x2]) => `${across(x1)},${down(x2)}`).join(' ')} />
          <path className={styles.axes} d={`M${across(0)} 0V${down(0)}H${SIZE}`} />
          <path className={styles.line} d={linePath(angle, distance)} />
          {rows.map(({ inputs: [x1, x2], target, isRight }) => (
            <g key={`${x1} ${x2}`}>
              <circle className={target === 1 ? styles.one : styles.zero} cx={across(x1)} cy={down(x2)} r={9} />
              {!isRight && (
                <path className={styles.wrong} d={`M${across(x1) + 12} ${down(x2) - 20}l10 10m0 -10l-10 10`} />
              )}
              <text x={across(x1) + 26} y={down(x2) + 16}>
                {x1}, {x2}
              </text>
            </g>
          ))}
        </svg>
        <div className={styles.controls}>
          <Slider
            label={t('angle')}
            {...ANGLES}
            step={5}
            value={angle}
            text={`${number(angle)}°`}
            onChange={(value) => change({ angle: value })}
          />
          <Slider
            label={t('distance')}
            {...DISTANCES}
            step={0.05}
            value={distance}
            text={number(distance, 2)}
            onChange={setDistance}
          />
          <div className={toy.buttons}>
            <button
              type="button"
              onClick={() => change({ angle: angle > 0 ? angle - 180 : angle + 180, distance: 0 - distance })}
            >
              {t('swap')}
            </button>
            <button type="button" disabled={inseparable !== null} onClick={findLine}>
              {t('find')}
            </button>
          </div>
          <LessonOnly>
            <p className={toy.formula}>
              {weights.map((weight, i) => (
                <span key={['b', 'w₁', 'w₂'][i]}>
                  {['b', 'w₁', 'w₂'][i]} = {number(weight, 2)}
                  <br />
                </span>
              ))}
              b + w₁·x₁ + w₂·x₂ &gt; 0 → 1
            </p>
          </LessonOnly>
        </div>
      </div>
    </ToyFrame>
  );
}

interface State extends Readonly<Record<string, number | string>> {
  readonly gate: GateName;
  /** Of the direction in which the ones lie, in degrees, counterclockwise from the x₁ axis. */
  readonly angle: number;
  /** From (0, 0) to the line, along that direction. */
  readonly distance: number;
}

/** (b, w₁, w₂) with w₁² + w₂² = 1. */
function weightsOf(angle: number, distance: number): readonly [bias: number, w1: number, w2: number] {
  const radians = (angle * Math.PI) / 180;
  return [0 - distance, Math.cos(radians), Math.sin(radians)];
}

/** The line, longer than the plane is wide. */
function linePath(angle: number, distance: number): string {
  const [, w1, w2] = weightsOf(angle, distance);
  const [x1, x2] = [distance * w1, distance * w2];
  return `M${across(x1 - 4 * w2)} ${down(x2 + 4 * w1)}L${across(x1 + 4 * w2)} ${down(x2 - 4 * w1)}`;
}
