import { pictureGridFigure } from '@raqam/report';
import type { Section } from '../../document/report-document.ts';
import type { Analysis } from '../analysis.ts';
import { figureBlock } from '../figure-block.ts';

const NUM_COLUMNS = 12;
/** A network that learnt nothing reads thousands wrongly, which nobody looks at. */
const MAX_PICTURES = 600;

/** Every test image that the first run of the focus reads wrongly, the surest first; of very many the surest. */
export function wrongSection({ context: { test }, focus, words }: Analysis): Section | null {
  const [first] = focus.runs;
  if (first === undefined || test === null) return null;
  const { height, width } = test;
  const pictures = first.wrong
    .map(({ index, label, probabilities }) => {
      const probability = Math.max(...probabilities);
      const prediction = probabilities.indexOf(probability);
      return { index, label, prediction, probability, pixels: test.image(index), height, width };
    })
    .sort((a, b) => b.probability - a.probability)
    .slice(0, MAX_PICTURES);
  const subject = `${focus.condition.name}, seed ${first.seed}`;
  const figure = pictureGridFigure({ id: 'wrong-digits', subject, columns: NUM_COLUMNS, pictures });
  const text = `The ${MAX_PICTURES} surest of ${words.value(first.wrong.length, 'count')} images that are read wrongly.`;
  const blocks = [figureBlock(words, figure)];
  return {
    title: 'Read wrongly',
    blocks: first.wrong.length > MAX_PICTURES ? [{ kind: 'text', text }, ...blocks] : blocks,
  };
}
