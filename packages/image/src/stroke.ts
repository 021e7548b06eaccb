/**
 * One position of the pen, in any units, x to the right and y down. Pressure, where the device knows it, is in [0, 1]
 * as in the browser's `PointerEvent`, where 0.5 stands for "pressed, strength unknown".
 */
export type Point = readonly [x: number, y: number, pressure?: number];

/** What the pen draws between touching the paper and leaving it, in the order of writing. */
export type Stroke = readonly Point[];

/** What browsers report for a pen, mouse or finger that cannot tell its pressure. */
export const USUAL_PRESSURE = 0.5;
