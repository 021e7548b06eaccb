import {
  type FunctionHandle,
  f32,
  f32x4,
  i16x8,
  i32,
  i32x4,
  laneGroups,
  loadLanes,
  type ModuleBuilder,
  v128,
} from '../assembler/index.ts';
import { GREATEST_QUANTIZED } from '../reference/quantize-rows.ts';
import { forEachBlock } from './for-each-block.ts';

/** Values that a round of a loop takes. */
const BLOCK_LENGTH = 16;

const GREATEST_F32 = 3.4028234663852886e38;

/**
 * Rounds values to whole numbers from −255 to 255, each row by a scale of its own: see the reference `quantizeRows`, equal
 * to the bit.
 *
 * Parameters: `numRows`; `x` f32 [R, L]; `quantized` i16 [R, L], overwritten; `scales` f32 [R], overwritten.
 */
export function emitQuantizeRows(
  module: ModuleBuilder,
  { rowLength }: { readonly rowLength: number },
): FunctionHandle<{ numRows: 'i32'; x: 'i32'; quantized: 'i32'; scales: 'i32' }, 'none'> {
  const params = { numRows: 'i32', x: 'i32', quantized: 'i32', scales: 'i32' } as const;
  return module.sharedFunction(`quantizeRows_${rowLength}`, params, 'none', (f, { numRows, x, quantized, scales }) => {
    f.for('row', { to: numRows }, () => {
      const magnitudes = f.let('magnitudes', f32x4.const(0));
      forEachBlock(f, rowLength, BLOCK_LENGTH, (offset, length) => {
        const source = f.let('source', i32.add(x, offset));
        for (const group of laneGroups(length)) {
          f.set(magnitudes, f32x4.pmax(magnitudes, f32x4.abs(loadLanes(source, group.numLanes, group.offset))));
        }
      });
      const [a, b, c, d] = [0, 1, 2, 3].map((lane) => f32x4.extractLane(magnitudes, lane));
      const greatest = f.let('greatest', f32.max(f32.max(a, b), f32.max(c, d)));
      f.do(f32.store(scales, f32.div(greatest, f32.const(GREATEST_QUANTIZED))));
      const inverse = f32.min(f32.div(f32.const(GREATEST_QUANTIZED), greatest), f32.const(GREATEST_F32));
      const factor = f.let('factor', f32x4.splat(inverse));
      forEachBlock(f, rowLength, BLOCK_LENGTH, (offset, length) => {
        const source = f.let('source', i32.add(x, offset));
        const target = f.let('target', i32.add(quantized, i32.shrU(offset, 1)));
        for (const { numLanes, offset: laneOffset } of laneGroups(length)) {
          const scaled = f32x4.mul(loadLanes(source, numLanes, laneOffset), factor);
          const wide = f.let('wide', i32x4.truncSatF32x4S(f32x4.nearest(scaled)));
          const whole = f.let('whole', i16x8.narrowI32x4S(wide, wide));
          const place = laneOffset / 2;
          if (numLanes === 4) f.do(v128.store64Lane(target, whole, 0, place));
          else
            for (let lane = 0; lane < numLanes; lane++) f.do(v128.store16Lane(target, whole, lane, place + 2 * lane));
        }
      });
      f.advance(x, 4 * rowLength);
      f.advance(quantized, 2 * rowLength);
      f.advance(scales, 4);
    });
  });
}
