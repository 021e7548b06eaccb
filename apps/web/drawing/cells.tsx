import type { DigitImage } from '@raqam/image';

interface CellsProps {
  readonly image: DigitImage;
}

/** The pixels of a 28×28 image that hold ink, as squares of one unit in an SVG, each as opaque as its ink. */
export function Cells({ image: { width, ink } }: CellsProps) {
  return Array.from(ink, (value, index) =>
    value > 0 ? (
      <rect
        // biome-ignore lint/suspicious/noArrayIndexKey: the index is the cell's place in the picture, which is its identity
        key={index}
        x={index % width}
        y={Math.floor(index / width)}
        width={1}
        height={1}
        fillOpacity={value}
      />
    ) : null,
  );
}
