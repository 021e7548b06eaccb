import { type PictureInput, pictureGridFigure } from '@raqam/report';
import type { Section } from '../../document/report-document.ts';
import type { Analysis } from '../analysis.ts';
import { figureBlock } from '../figure-block.ts';

const NUM_ROWS = 3;
const NUM_COLUMNS = 6;

/** The first test images that the first run of the focus reads rightly, as the report shows 18 of them. */
export async function digitsSection({ answers, context, focus, words }: Analysis): Promise<Section | null> {
  const [first] = await answers();
  if (first === undefined || context.test === null) return null;
  const { height, labels, width } = context.test;
  const pictures: PictureInput[] = [];
  for (let index = 0; index < labels.length && pictures.length < NUM_ROWS * NUM_COLUMNS; index++) {
    const prediction = first.predictions[index];
    if (prediction !== labels[index]) continue;
    const pixels = context.test.image(index);
    pictures.push({
      index,
      label: labels[index],
      prediction,
      probability: first.confidences[index],
      pixels,
      height,
      width,
    });
  }
  const subject = `${focus.condition.name}, seed ${focus.runs[0].seed}`;
  const figure = pictureGridFigure({ id: 'right-digits', subject, columns: NUM_COLUMNS, pictures });
  return { title: 'Read rightly', blocks: [figureBlock(words, figure)] };
}
