import { barsFigure, confusionFigure, curvesFigure, type Figure } from '@raqam/report';
import {
  array,
  type GenericSchema,
  is,
  literal,
  looseObject,
  number,
  object,
  optional,
  parse,
  picklist,
  string,
  unknown,
} from 'valibot';
import results from '../../../docs/results/report-scenarios.json';

const DOCUMENT = looseObject({ sections: array(object({ title: string(), blocks: array(unknown()) })) });
const BARS = object({
  bars: array(object({ name: string(), value: number(), low: number(), high: number(), reference: number() })),
});
const CURVES = object({
  subject: string(),
  series: array(
    object({
      name: string(),
      set: picklist(['train', 'test']),
      points: array(object({ x: number(), y: number(), low: optional(number()), high: optional(number()) })),
    }),
  ),
});
const MATRIX = object({ subject: string(), values: array(array(number())) });

const OF_SEEDS = { level: 0.95, of: 'seeds' } as const;

/** What was measured of the report's four scenarios, each trained with ten seeds. */
export interface ScenarioFigures {
  /** Test accuracy after the last epoch, beside what the report gives. */
  readonly accuracy: Figure;
  /** Of the scenario that the report takes in the end: Adam, 5 epochs. */
  readonly curves: readonly [accuracy: Figure, loss: Figure];
  readonly confusion: Figure;
}

/**
 * Figures of the recorded benchmark `report-scenarios`. For the server alone: the record is longer than what a page needs.
 *
 * @param nameScenario A scenario's name in the page's language, from its optimizer and its epochs.
 * @throws {Error} When the record has not the form that the benchmark writes.
 */
export function scenarioFigures(nameScenario: (optimizer: string, epochs: number) => string): ScenarioFigures {
  const { sections } = parse(DOCUMENT, results);
  const blocks = sections.flatMap((section) => section.blocks);
  const named = (name: string) => {
    const [, optimizer, epochs] = /^(\w+), (\d+) epochs$/.exec(name) ?? [];
    if (optimizer === undefined) {
      throw new Error(`scenarioFigures: received the scenario "${name}"; expected a name such as "Adam, 5 epochs".`);
    }
    return nameScenario(optimizer, Number(epochs));
  };

  const { bars } = recordedFigure(blocks, 'accuracy', BARS);
  const confusion = recordedFigure(blocks, 'confusion', MATRIX);
  const curvesOf = (quantity: 'accuracy' | 'loss') => {
    const { subject, series } = recordedFigure(blocks, `curves-${quantity}`, CURVES);
    return curvesFigure({
      id: `curves-${quantity}`,
      subject: named(subject),
      x: 'epoch',
      y: quantity,
      series: series.map((line) => ({ ...line, dashed: line.set === 'train' })),
      interval: OF_SEEDS,
    });
  };
  return {
    accuracy: barsFigure({
      id: 'accuracy',
      quantity: 'accuracy',
      bars: bars.map((bar) => ({ ...bar, name: named(bar.name) })),
      interval: OF_SEEDS,
    }),
    curves: [curvesOf('accuracy'), curvesOf('loss')],
    confusion: confusionFigure(confusion.values, 'counts', { subject: named(confusion.subject) }),
  };
}

/** The figure of this id, as far as `schema` reads it. */
function recordedFigure<Content>(
  blocks: readonly unknown[],
  id: string,
  schema: GenericSchema<unknown, Content>,
): Content {
  const block = blocks.find((each) => is(object({ figure: object({ id: literal(id) }) }), each));
  return parse(object({ figure: schema }), block).figure;
}
