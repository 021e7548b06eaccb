import type { SlidingWindow } from '../sliding-window.ts';

/** A window as part of a function's name: `12x12_5x5_stride1x1_pad0x0_8x8`. */
export function windowName({ inputSize, outputSize, padLeft, padTop, strides, windowSize }: SlidingWindow): string {
  const sizes = [inputSize.join('x'), windowSize.join('x'), `stride${strides.join('x')}`];
  return [...sizes, `pad${padTop}x${padLeft}`, outputSize.join('x')].join('_');
}
