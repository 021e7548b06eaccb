import type { Axis } from '@raqam/report';
import { scaleLinear } from 'd3-scale';

/** Where values of an axis lie, in percent of a plot's width from its left edge. */
export function percentAcross(axis: Axis): (value: number) => number {
  return rounded(scaleLinear(axis.extent, [0, 100]));
}

/** Where values of an axis lie, in percent of a plot's height from its upper edge. */
export function percentDown(axis: Axis): (value: number) => number {
  return rounded(scaleLinear(axis.extent, [100, 0]));
}

/** To hundredths of a percent: less than a pixel on any screen. */
function rounded(scale: (value: number) => number): (value: number) => number {
  return (value) => Math.round(scale(value) * 100) / 100;
}
