import type { Point, Stroke } from '@raqam/image';
import { memo } from 'react';
import { PEN_WIDTH } from './ink.ts';
import { strokePath } from './stroke-path.ts';

interface InkStrokeProps {
  readonly stroke: Stroke;
}

/** One stroke as it looks on the pad: even where no pressure is known, else `½ + pressure` times as wide, as `rasterize` has it. */
export const InkStroke = memo(function InkStroke({ stroke }: InkStrokeProps) {
  if (stroke.every((point) => point[2] === undefined)) return <path d={strokePath(stroke)} strokeWidth={PEN_WIDTH} />;
  return (
    <>
      {stroke.map((point, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: points are only ever added at the end, so an index stays with its point
        <path key={i} d={strokePath([stroke[i - 1] ?? point, point])} strokeWidth={widthAt(point)} />
      ))}
    </>
  );
});

function widthAt([, , pressure = 0.5]: Point): number {
  return PEN_WIDTH * (0.5 + pressure);
}
