import type { Shape } from '@raqam/artifact';

/** `28×28×1`. */
export function formatShape(shape: Shape): string {
  return shape.join('×');
}

/** `28×28×1 → 12×12×8`. */
export function formatShapes(from: Shape, to: Shape): string {
  return `${formatShape(from)} → ${formatShape(to)}`;
}

/** How many values a shape has. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}
