import { NUMERAL_MODELS, rasterize, resampleBox, sampleNumeral } from '@raqam/image';

/**
 * A numeral drawn into a few cells, so coarsely that every number can be read: ink in tenths, from 0 to 1.
 *
 * @param digit 0 to 9.   @param size Cells across and down.
 * @returns [size, size], row-major.
 */
export function smallNumeral(digit: number, size: number): Float32Array {
  const model = NUMERAL_MODELS.find((each) => each.digit === digit);
  if (model === undefined) throw new RangeError(`smallNumeral: received the digit ${digit}; expected 0 to 9.`);
  const raster = rasterize(sampleNumeral(model));
  const { ink } = resampleBox(raster, { top: 0, left: 0, ...raster }, [size, size]);
  return ink.map((value) => Math.round(value * 10) / 10);
}
