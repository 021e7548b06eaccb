import { dropout, emitDropout } from '@raqam/kernels';
import { createRandomSource } from '@raqam/random';
import { type OpCase, opCase } from '../op-case.ts';
import { sampleValues } from '../sample-values.ts';

const SEED = 0x12345_89abcdef;
const PLACE = { step: 468, epoch: 4 };

export const cases: readonly OpCase[] = [0, 0.2, 0.5, 1 - 2 ** -25].flatMap((rate) =>
  [0, 1, 3, 4, 14, 15, 16, 17, 256].map((numValues, index) => {
    // The first of the third dropout layer, and blocks that do not begin at a multiple of four.
    const firstBlock = 2 * 2 ** 26 + index;
    return opCase({
      name: `dropout ${rate} of ${numValues} values`,
      emit: (module) => emitDropout(module, { rate }),
      args: {
        numValues,
        x: sampleValues(index, numValues),
        y: new Float32Array(numValues).fill(9),
        mask: new Float32Array(numValues).fill(9),
        random: Int32Array.of(SEED % 2 ** 32, SEED / 2 ** 32, PLACE.step, PLACE.epoch),
        firstBlock,
      },
      reference: ({ x, y, mask }) => {
        const source = createRandomSource(SEED, 'dropout', PLACE);
        dropout(x, (i) => source.uniform(4 * firstBlock + i), y, mask, rate);
      },
      tolerance: 0,
    });
  }),
);
