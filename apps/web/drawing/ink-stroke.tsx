import type { Point, Stroke } from '@raqam/image';
import { memo } from 'react';
import { PEN_WIDTH } from './ink.ts';
import { strokePath } from './stroke-path.ts';

interface InkStrokeProps {
  readonly stroke: Stroke;
}

/** One stroke as it looks on the pad: where pressure is known `½ + pressure` times as wide as the usual pen, as `rasterize` has it. */
export const InkStroke = memo(function InkStroke({ stroke }: InkStrokeProps) {
  const [first] = stroke;
  if (first === undefined) return null;
  if (stroke.every((point) => point[2] === first[2])) {
    return <path d={strokePath(stroke)} strokeWidth={widthAt(first)} />;
  }
  return (
    <>
      {stroke.map((point, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line between two points has no state of its own
        <path key={i} d={strokePath([stroke[i - 1] ?? point, point])} strokeWidth={widthAt(point)} />
      ))}
    </>
  );
});

function widthAt([, , pressure = 0.5]: Point): number {
  return PEN_WIDTH * (0.5 + pressure);
}
