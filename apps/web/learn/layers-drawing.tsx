import { type DrawnConnection, NetworkDrawing, type UnitPlace } from './network-drawing.tsx';

interface LayersDrawingProps {
  readonly label: string;
  /** Units in each layer, the inputs first. */
  readonly sizes: readonly number[];
  /** The unit whose connections stand out. @default none */
  readonly chosen?: UnitPlace | null;
  /** Called with the unit that is pointed at or walked to; without it the drawing is a picture. */
  readonly onChoose?: (place: UnitPlace | null) => void;
}

/** Fully connected layers, as a picture. */
export function LayersDrawing({ label, sizes, chosen = null, ...choosing }: LayersDrawingProps) {
  const layers = sizes.map((length) => Array.from({ length }, () => ({ tone: 'plain' as const })));
  const connections = sizes.slice(1).flatMap((numTo, layer) =>
    Array.from({ length: sizes[layer] * numTo }, (_, i): DrawnConnection => {
      const [from, to] = [Math.floor(i / numTo), i % numTo];
      const isOfChosen =
        (chosen?.layer === layer && chosen.unit === from) || (chosen?.layer === layer + 1 && chosen.unit === to);
      return { layer, from, to, tone: isOfChosen ? 'strong' : 'plain' };
    }),
  );
  return <NetworkDrawing {...{ label, layers, connections, chosen, ...choosing }} />;
}
