import type { Axis } from '../figures/figure.ts';
import { formatTick } from './format-value.ts';
import type { Language } from './language.ts';
import type { AxisWords } from './words.ts';

/** An axis's name, and the text of each of its ticks. */
export function axisWords(language: Language, axis: Axis): AxisWords {
  return {
    name: language.say(`quantity.${axis.quantity}`),
    ticks: axis.ticks.map((tick) => formatTick(language, tick, axis)),
  };
}
