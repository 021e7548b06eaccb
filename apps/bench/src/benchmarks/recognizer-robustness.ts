import type { Stroke } from '@raqam/image';
import type { PlainDrawing } from '@raqam/recognizer';
import type { Benchmark, BenchmarkResult } from '../benchmark.ts';
import { describeReading } from '../recognizer/describe-reading.ts';
import type { SetDigit } from '../recognizer/digit-set.ts';
import { type Distortion, PAD_DISTORTIONS, STROKE_DISTORTIONS } from '../recognizer/distortions.ts';
import { isRight } from '../recognizer/is-right.ts';
import { loadContestants } from '../recognizer/load-contestants.ts';
import { loadStrokeDigits } from '../recognizer/load-digit-set.ts';
import { readDrawings } from '../recognizer/read-drawings.ts';

const NAME = 'recognizer-robustness';

/** What moving, scaling, slanting and other pens cost. */
export const measureRecognizerRobustness: Benchmark['run'] = async (onProgress, options) => {
  const contestants = await loadContestants({ benchmark: NAME, run: options.run });
  const { description: set, digits } = await loadStrokeDigits('unipen', {
    benchmark: NAME,
    isUnseen: options.unseen?.includes('unipen') ?? false,
  });
  const clusters = digits.map(({ writer }) => writer);
  const recognizers = contestants.map(({ recognizer }) => recognizer);
  const judge = (draw: (strokes: readonly Stroke[], index: number) => PlainDrawing) =>
    readDrawings(recognizers, drawEach(digits, draw)).map((reading) => isRight(digits, reading));

  const results: BenchmarkResult[] = [];
  const compare = (distortions: readonly Distortion[], baselines: readonly (readonly boolean[])[]) => {
    let last = baselines;
    for (const { name: condition, maxLossPoints, draw } of distortions) {
      onProgress(condition);
      last = judge(draw);
      for (const [c, { name: model }] of contestants.entries()) {
        const change = { condition, baseline: baselines[c] };
        results.push(describeReading({ model, set, clusters, isRight: last[c], change, required: maxLossPoints }));
      }
    }
    return last;
  };
  onProgress('as written');
  const asWritten = judge((strokes) => strokes);
  for (const [c, { name: model }] of contestants.entries()) {
    results.push(describeReading({ model, set, clusters, isRight: asWritten[c], required: null }));
  }
  compare(PAD_DISTORTIONS, compare(STROKE_DISTORTIONS, asWritten));
  return results;
};

/** One after the other, since all pads together would fill a gigabyte. */
function* drawEach(
  digits: readonly SetDigit<readonly Stroke[]>[],
  draw: (strokes: readonly Stroke[], index: number) => PlainDrawing,
): Generator<PlainDrawing> {
  for (const { drawing, index } of digits) yield draw(drawing, index);
}
