import { NetworkDrawing } from './network-drawing.tsx';

interface LayersDrawingProps {
  readonly label: string;
  /** Units in each layer, the inputs first. */
  readonly sizes: readonly number[];
}

/** Fully connected layers, as a picture. */
export function LayersDrawing({ label, sizes }: LayersDrawingProps) {
  const layers = sizes.map((length) => Array.from({ length }, () => ({ tone: 'plain' as const })));
  const connections = sizes.slice(1).flatMap((numTo, layer) =>
    Array.from({ length: sizes[layer] * numTo }, (_, i) => ({
      layer,
      from: Math.floor(i / numTo),
      to: i % numTo,
      tone: 'plain' as const,
    })),
  );
  return <NetworkDrawing label={label} layers={layers} connections={connections} />;
}
