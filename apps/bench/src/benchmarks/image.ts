import { digitFromPixels, digitFromStrokes, NUMERAL_MODELS, type Stroke, sampleNumeral } from '@raqam/image';
import type { Benchmark, BenchmarkResult } from '../benchmark.ts';
import { measureInterleaved } from '../measure-interleaved.ts';

/** Strokes are read in a fraction of the time that pixels take. */
const CALLS_PER_ROUND = { strokes: 25, pixels: 3 } as const;

/** From what a person drew to the 28×28 image: the part of an answer's delay that is not the network. */
export const measureImage: Benchmark['run'] = async (onProgress) => {
  const numerals = NUMERAL_MODELS.map((model) => sampleNumeral(model));
  const cases: readonly { name: string; input: 'strokes' | 'pixels'; call: (turn: number) => unknown }[] = [
    {
      name: `strokes to digit image, ${numerals.length} numerals in turn`,
      input: 'strokes',
      call: (turn) => digitFromStrokes(numerals[turn % numerals.length]),
    },
    { name: 'strokes to digit image, one dot', input: 'strokes', call: () => digitFromStrokes(DOT) },
    ...[280, 1000].flatMap((side) => {
      const drawn = numerals.map((strokes) => drawPixels(strokes, side));
      const dot = drawPixels(DOT, side);
      return [
        {
          name: `${side}×${side} RGBA to digit image, ${drawn.length} numerals in turn`,
          input: 'pixels' as const,
          call: (turn: number) => digitFromPixels(drawn[turn % drawn.length]),
        },
        {
          name: `${side}×${side} RGBA to digit image, one dot`,
          input: 'pixels' as const,
          call: () => digitFromPixels(dot),
        },
      ];
    }),
  ];
  const results: BenchmarkResult[] = [];
  for (const { name, input, call } of cases) {
    onProgress(name);
    let turn = 0;
    results.push(
      ...(await measureInterleaved([{ name, call: () => call(turn++) }], {
        unit: 'µs',
        numWarmup: 2,
        numRounds: 20,
        callsPerRound: CALLS_PER_ROUND[input],
      })),
    );
  }
  return results;
};

/** A tap on the paper. */
const DOT: readonly Stroke[] = [[[0.3, 0.5]]];

/**
 * Dark strokes on white as a canvas would hold them, without antialiasing: a square is set for each point of the
 * stroke.
 */
function drawPixels(strokes: readonly Stroke[], side: number) {
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  const [pen, scale, margin] = [Math.round(side * 0.06), side * 0.7, side * 0.15];
  for (const [x, y] of strokes.flat()) {
    const [left, top] = [Math.round(x * scale + margin), Math.round(y * scale + margin)];
    for (let row = top; row < top + pen; row++) {
      for (let column = left; column < left + pen; column++)
        data.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
    }
  }
  return { data, width: side, height: side };
}
