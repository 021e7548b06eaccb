import type { KeyboardEvent, PointerEvent } from 'react';
import { arrowStep } from '../drawing/arrow-step.ts';
import styles from './network-drawing.module.css';

/** How a unit or a connection is drawn: `off` takes no part. */
type Tone = 'plain' | 'strong' | 'off';

export interface DrawnUnit {
  readonly tone: Tone;
  /** Written in it; short. */
  readonly text?: string;
}

export interface DrawnConnection {
  /** Of the unit that it comes from, from 0. It leads to the next layer. */
  readonly layer: number;
  readonly from: number;
  readonly to: number;
  readonly tone: Tone;
}

/** A unit's place, from 0. */
export interface UnitPlace {
  readonly layer: number;
  readonly unit: number;
}

interface NetworkDrawingProps {
  /** What it shows, and what its keys do where units can be chosen. */
  readonly label: string;
  /** Each layer's units, the inputs first, which are drawn on top. */
  readonly layers: readonly (readonly DrawnUnit[])[];
  readonly connections: readonly DrawnConnection[];
  readonly chosen?: UnitPlace | null;
  /** Called with the unit that is pointed at or walked to; without it the drawing is a picture. */
  readonly onChoose?: (place: UnitPlace | null) => void;
}

const WIDTH = 400;
const LAYER_GAP = 96;
const MARGIN = 22;
const LARGEST_RADIUS = 16;

/** Units as circles, layer below layer, and the connections between them. Left to right in every language. */
export function NetworkDrawing({ label, layers, connections, chosen = null, onChoose }: NetworkDrawingProps) {
  const numUnits = Math.max(...layers.map((layer) => layer.length));
  const radius = Math.min(LARGEST_RADIUS, (WIDTH - 2 * MARGIN) / numUnits / 2.4);
  const height = 2 * MARGIN + LAYER_GAP * (layers.length - 1);
  const gap = (WIDTH - 2 * MARGIN) / numUnits;
  const x = ({ layer, unit }: UnitPlace) => WIDTH / 2 + (unit - (layers[layer].length - 1) / 2) * gap;
  const y = ({ layer }: { readonly layer: number }) => MARGIN + layer * LAYER_GAP;

  function onPointer(event: PointerEvent<SVGSVGElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const across = ((event.clientX - box.left) / box.width) * WIDTH;
    const down = ((event.clientY - box.top) / box.height) * height;
    const layer = clamp(Math.round((down - MARGIN) / LAYER_GAP), layers.length);
    const unit = clamp(Math.round((across - WIDTH / 2) / gap + (layers[layer].length - 1) / 2), layers[layer].length);
    onChoose?.({ layer, unit });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = arrowStep(event);
    if (step === null) return;
    event.preventDefault();
    const { layer, unit } = chosen ?? { layer: layers.length - 1, unit: -1 };
    const nextLayer = clamp(layer + step[1], layers.length);
    onChoose?.({ layer: nextLayer, unit: clamp(unit + step[0], layers[nextLayer].length) });
  }

  return (
    <svg
      className={styles.network}
      viewBox={`0 0 ${WIDTH} ${height}`}
      aria-label={label}
      {...(onChoose === undefined
        ? { role: 'img' }
        : {
            role: 'application',
            tabIndex: 0,
            onKeyDown,
            onPointerDown: onPointer,
            onPointerMove: onPointer,
          })}
    >
      {sortedByTone(connections).map(({ layer, from, to, tone }) => {
        const [start, end] = [
          { layer, unit: from },
          { layer: layer + 1, unit: to },
        ];
        return (
          <path
            key={`${layer} ${from} ${to}`}
            className={styles.connection}
            data-tone={tone}
            d={`M${x(start)} ${y(start)}L${x(end)} ${y(end)}`}
          />
        );
      })}
      {layers.map((units, layer) =>
        units.map(({ tone, text }, unit) => (
          <g
            // biome-ignore lint/suspicious/noArrayIndexKey: the indices are the unit's place, which is its identity
            key={`${layer} ${unit}`}
            className={styles.unit}
            data-tone={tone}
            data-chosen={chosen?.layer === layer && chosen.unit === unit}
          >
            <circle cx={x({ layer, unit })} cy={y({ layer })} r={radius} />
            {text !== undefined && (
              <text x={x({ layer, unit })} y={y({ layer }) + radius * 0.28} fontSize={radius * 0.8}>
                {text}
              </text>
            )}
          </g>
        )),
      )}
    </svg>
  );
}

/** What is drawn last lies on top. */
function sortedByTone(connections: readonly DrawnConnection[]): readonly DrawnConnection[] {
  const order: Readonly<Record<Tone, number>> = { off: 0, plain: 1, strong: 2 };
  return connections.toSorted((a, b) => order[a.tone] - order[b.tone]);
}

function clamp(index: number, length: number): number {
  return Math.min(length - 1, Math.max(0, index));
}
