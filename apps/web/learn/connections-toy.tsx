'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { object } from 'valibot';
import { LessonOnly } from './lesson-only.tsx';
import { wholeField } from './link-fields.ts';
import { type DrawnUnit, NetworkDrawing, type UnitPlace } from './network-drawing.tsx';
import { Slider } from './slider.tsx';
import styles from './toy.module.css';
import { ToyFrame } from './toy-frame.tsx';
import { useLinkedState } from './use-linked-state.ts';
import { useNumber } from './use-number.ts';

const INPUTS = { min: 4, max: 16 } as const;
const WINDOWS = { min: 2, max: 4 } as const;
const SCHEMA = object({
  inputs: wholeField(INPUTS.min, INPUTS.max),
  window: wholeField(WINDOWS.min, WINDOWS.max),
});
const FIRST = { inputs: 8, window: 3 };

/** The first layer of the report's network, one of its eight filters: 28×28 pixels to a map of 24×24 by 5×5 weights. */
const PIXELS = 28 ** 2;
const MAP = 24 ** 2;
const FILTER = 5 ** 2;

/** The same inputs and outputs connected in two ways: each with each, and each output with a few neighbors. */
export function ConnectionsToy() {
  const t = useTranslations('toys.connections');
  const number = useNumber();
  const { values, change, isRefused } = useLinkedState('connections', SCHEMA, FIRST);
  const { inputs, window } = values;
  const [pointed, setPointed] = useState<UnitPlace | null>(null);
  const outputs = inputs - window + 1;
  // With fewer units than before, the one that was pointed at may be gone.
  const chosen = pointed !== null && pointed.unit < (pointed.layer === 0 ? inputs : outputs) ? pointed : null;

  const kinds = [
    { name: 'dense', reaches: () => true, connections: inputs * outputs, weights: inputs * outputs + outputs },
    {
      name: 'sparse',
      reaches: (from: number, to: number) => from >= to && from < to + window,
      connections: window * outputs,
      weights: window + 1,
    },
  ] as const;

  const numSeen = (reaches: (from: number, to: number) => boolean) => {
    if (chosen === null) return 0;
    const others = Array.from({ length: chosen.layer === 0 ? outputs : inputs }, (_, i) => i);
    return others.filter((i) => (chosen.layer === 0 ? reaches(chosen.unit, i) : reaches(i, chosen.unit))).length;
  };
  const [dense, sparse] = kinds;

  return (
    <ToyFrame
      id="connections"
      title={t('title')}
      caption={t('caption')}
      isRefused={isRefused}
      summary={
        chosen === null
          ? t('summary', { dense: number(dense.connections), sparse: number(sparse.connections) })
          : t(chosen.layer === 0 ? 'input' : 'output', {
              unit: number(chosen.unit + 1),
              dense: number(numSeen(dense.reaches)),
              sparse: number(numSeen(sparse.reaches)),
            })
      }
      numbers={{
        headings: [t('layer'), t('connections'), t('weights')],
        rows: [
          ...kinds.map(({ name, connections, weights }) => [t(name), number(connections), number(weights)]),
          [t('denseDigits'), number(PIXELS * MAP), number(PIXELS * MAP + MAP)],
          [t('sparseDigits'), number(FILTER * MAP), number(FILTER + 1)],
        ],
      }}
    >
      <LessonOnly>
        <div className={styles.controls}>
          <Slider
            label={t('inputs')}
            {...INPUTS}
            value={inputs}
            text={number(inputs)}
            onChange={(value) => change({ inputs: value })}
          />
          <Slider
            label={t('window')}
            {...WINDOWS}
            value={window}
            text={number(window)}
            onChange={(value) => change({ window: value })}
          />
        </div>
      </LessonOnly>
      <div className={styles.pair}>
        {kinds.map(({ name, reaches, connections, weights }) => (
          <div key={name}>
            <p className={styles.name}>{t(name)}</p>
            <NetworkDrawing
              label={t('label', { kind: t(name) })}
              layers={drawLayers(reaches)}
              connections={drawConnections(reaches)}
              chosen={chosen}
              onChoose={setPointed}
            />
            <p className={styles.formula}>
              {t('count', { connections: number(connections), weights: number(weights) })}
            </p>
          </div>
        ))}
      </div>
      <LessonOnly>
        <p>{t('digits', { dense: number(PIXELS * MAP), sparse: number(FILTER * MAP), weights: number(FILTER) })}</p>
      </LessonOnly>
    </ToyFrame>
  );

  function drawLayers(reaches: (from: number, to: number) => boolean): DrawnUnit[][] {
    const isSeen = (layer: number, unit: number) =>
      chosen !== null &&
      chosen.layer !== layer &&
      (layer === 0 ? reaches(unit, chosen.unit) : reaches(chosen.unit, unit));
    return [inputs, outputs].map((length, layer) =>
      Array.from({ length }, (_, unit) => ({ tone: isSeen(layer, unit) ? 'strong' : 'plain' })),
    );
  }

  function drawConnections(reaches: (from: number, to: number) => boolean) {
    return Array.from({ length: inputs * outputs }, (_, i) => ({
      from: Math.floor(i / outputs),
      to: i % outputs,
    }))
      .filter(({ from, to }) => reaches(from, to))
      .map(({ from, to }) => {
        const isStrong = chosen !== null && chosen.unit === (chosen.layer === 0 ? from : to);
        return { layer: 0, from, to, tone: isStrong ? ('strong' as const) : ('plain' as const) };
      });
  }
}
