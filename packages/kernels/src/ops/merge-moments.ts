import { type FunctionHandle, f32, f32x4, i32, type ModuleBuilder, select } from '../assembler/index.ts';
import { forEachChannelBlock } from './for-each-channel-block.ts';

/**
 * Mean and variance of a batch from the moments of its parts, equal to the reference `mergeMoments` to the bit.
 *
 * Part after part, with s the part's share of all rows so far, n the rows before it, δ the difference of the means:
 *
 *   mean ← mean + δ·s,   squares ← (squares + the part's) + δ²·(n·s);   at the end variance = squares / numRows
 *
 * Parameters: `numRows` of the whole batch, from 1 to 2^24; `parts` [P, 2, C], what `emitBatchMoments` left of each
 * `rowsPerPart` rows, of fewer in the last part; `mean` and `variance` [C], overwritten. Each operation is rounded to f32.
 * @see Chan, Golub, LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances" (1979)
 */
export function emitMergeMoments(
  module: ModuleBuilder,
  { numChannels, rowsPerPart }: { readonly numChannels: number; readonly rowsPerPart: number },
): FunctionHandle<{ numRows: 'i32'; parts: 'i32'; mean: 'i32'; variance: 'i32' }, 'none'> {
  const params = { numRows: 'i32', parts: 'i32', mean: 'i32', variance: 'i32' } as const;
  const name = `mergeMoments_${numChannels}_${rowsPerPart}`;
  return module.sharedFunction(name, params, 'none', (f, { numRows, parts, mean, variance }) => {
    forEachChannelBlock(f, numChannels, (block) => {
      const part = block.begin(parts);
      const means = block.let('mean', () => f32x4.const(0));
      const squares = block.let('squares', () => f32x4.const(0));
      const count = f.let('count', f32.const(0));
      f.for('firstRow', { to: numRows, step: rowsPerPart }, (firstRow) => {
        const rowsLeft = f.let('rowsLeft', i32.sub(numRows, firstRow));
        const isLast = i32.ltS(rowsLeft, rowsPerPart);
        const added = f.let('added', f32.convertI32S(select(rowsLeft, i32.const(rowsPerPart), isLast)));
        const total = f.let('total', f32.add(count, added));
        const share = f.let('share', f32.div(added, total));
        const meanFactor = f.let('meanFactor', f32x4.splat(share));
        const squareFactor = f.let('squareFactor', f32x4.splat(f32.mul(count, share)));
        const differences = block
          .load('difference', part)
          .map((partMean, index) => f.let('difference', f32x4.sub(partMean, means[index])));
        f.advance(part, 4 * numChannels);
        block.load('partSquares', part).forEach((partSquares, index) => {
          const difference = differences[index];
          f.set(means[index], module.multiplyAdd(difference, meanFactor, means[index]));
          f.set(difference, f32x4.mul(difference, difference));
          f.set(squares[index], f32x4.add(squares[index], partSquares));
          f.set(squares[index], module.multiplyAdd(difference, squareFactor, squares[index]));
        });
        f.advance(part, 4 * numChannels);
        f.set(count, total);
      });
      block.store(block.begin(mean), means);
      const rows = f.let('rows', f32x4.splat(count));
      block.store(
        block.begin(variance),
        block.let('variance', (index) => f32x4.div(squares[index], rows)),
      );
    });
  });
}
