import type { StrokeSample } from '@raqam/dataset';
import type { Drawing } from '@raqam/recognizer';
import type { Benchmark, BenchmarkResult } from '../benchmark.ts';
import { type ComposedNumber, composeNumbers, composeTouchingPairs } from '../fixtures/compose-numbers.ts';
import { countDigitsRead } from '../fixtures/count-digits-read.ts';
import { renderNumber } from '../fixtures/render-number.ts';
import { renderPaperScene } from '../fixtures/render-paper-scene.ts';
import { describeReading } from '../recognizer/describe-reading.ts';
import { loadContestants } from '../recognizer/load-contestants.ts';
import { loadStrokeDigits } from '../recognizer/load-digit-set.ts';

const NAME = 'recognizer-numbers';
const SEED = 1;
const NUM_NUMBERS = 500;
const NUM_PAIRS = 300;
const NUM_SCENES = 300;
/** In digit heights. */
const PEN_WIDTH = 0.1;
/** The least shares read exactly; of scenes, of their digits. */
const REQUIRED = { numbers: 0.93, touching: 0.85, scenes: 0.9 } as const;

/** How well rows of digits are read: composed of held-out pen strokes, drawn with touching inks, photographed on paper. */
export const measureRecognizerNumbers: Benchmark['run'] = async (onProgress, options) => {
  const contestants = await loadContestants({ benchmark: NAME, run: options.run });
  const isUnseen = options.unseen?.includes('unipen') ?? false;
  const { digits } = await loadStrokeDigits('unipen', { benchmark: NAME, isUnseen });
  const samples = digits.map(({ drawing, label, writer }): StrokeSample => ({ strokes: drawing, label, writer }));
  const results: BenchmarkResult[] = [];

  const readNumbers = (
    set: string,
    required: number,
    numbers: readonly ComposedNumber[],
    draw: (number: ComposedNumber) => Drawing,
  ) => {
    onProgress(set);
    const clusters = numbers.map(({ writer }) => writer);
    const drawings = numbers.map(draw);
    for (const { name: model, recognizer } of contestants) {
      const isRight = numbers.map(({ text }, i) => recognizer.recognizeNumber(drawings[i])?.text === text);
      results.push(describeReading({ model, set, clusters, isRight, required }));
    }
  };
  const numbers = composeNumbers(samples, { count: NUM_NUMBERS, seed: SEED });
  // The gaps that are asked for are between inks, and a drawn pen takes room.
  const drawnNumbers = composeNumbers(samples, { count: NUM_NUMBERS, seed: SEED, penWidth: PEN_WIDTH });
  const pairs = composeTouchingPairs(samples, { count: NUM_PAIRS, seed: SEED, penWidth: PEN_WIDTH });
  const render = (number: ComposedNumber) => renderNumber(number, { penWidth: PEN_WIDTH });
  readNumbers('numbers of 2 to 6 digits, as strokes', REQUIRED.numbers, numbers, ({ strokes }) => strokes);
  readNumbers('numbers of 2 to 6 digits, as pictures', REQUIRED.numbers, drawnNumbers, render);
  readNumbers('touching pairs, as strokes', REQUIRED.touching, pairs, ({ strokes }) => strokes);
  readNumbers('touching pairs, as pictures', REQUIRED.touching, pairs, render);

  onProgress('paper scenes');
  const isRight: boolean[][] = contestants.map(() => []);
  const scenes: string[] = [];
  for (let index = 0; index < NUM_SCENES; index++) {
    const { digits: written, pixels } = renderPaperScene(samples, { seed: SEED, index });
    scenes.push(...written.map(() => String(index)));
    for (const [c, { recognizer }] of contestants.entries()) {
      const numRead = countDigitsRead(written, recognizer.recognizeNumber(pixels));
      isRight[c].push(...written.map((_, i) => i < numRead));
    }
  }
  for (const [c, { name: model }] of contestants.entries()) {
    const scene = { clusters: scenes, clustersOf: 'scenes', required: REQUIRED.scenes } as const;
    results.push(
      describeReading({ model, set: `digits in ${NUM_SCENES} paper scenes`, ...scene, isRight: isRight[c] }),
    );
  }
  return results;
};
