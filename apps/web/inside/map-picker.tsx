'use client';

import { type KeyboardEvent, type MouseEvent, type PointerEvent, useId } from 'react';
import { arrowStep } from '../drawing/arrow-step.ts';
import { MapCanvas } from './map-canvas.tsx';
import styles from './map-picker.module.css';
import { canvasSizeOf, cornerOf, type MapLayout } from './paint-maps.ts';
import { placeOf, positionOf, type ValuePosition } from './value-position.ts';

interface MapPickerProps {
  readonly label: string;
  /** How the keys work, for those who do not see the maps. */
  readonly hint: string;
  readonly layout: MapLayout;
  /** [height, width, numMaps], row-major; `null` while there are none. */
  readonly values: Float32Array | null;
  readonly range: number;
  /** The chosen value's place among them; `null` for none. */
  readonly place: number | null;
  readonly onChoose: (place: number) => void;
  /** Whether whole maps are chosen, whichever of their values is pointed at. @default false */
  readonly choosesMaps?: boolean;
  /** What stands under each map or cell. @default nothing */
  readonly captions?: readonly string[];
}

/** Maps of which a value can be chosen: by pointing at it, or by walking there with the arrow keys and page keys. */
export function MapPicker(props: MapPickerProps) {
  const { captions, choosesMaps = false, hint, label, layout, onChoose, place, range, values } = props;
  const hintId = useId();
  const [height, width] = canvasSizeOf(layout);
  const position = place === null ? null : positionOf(place, layout);
  const corner = position === null ? null : cornerOf(position.map, layout);

  function choose(event: MouseEvent<SVGSVGElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const x = Math.floor(((event.clientX - box.left) / box.width) * width);
    const y = Math.floor(((event.clientY - box.top) / box.height) * height);
    const across = layout.width + layout.gap;
    const down = layout.height + layout.gap;
    const map = Math.floor(y / down) * layout.columns + Math.min(layout.columns - 1, Math.floor(x / across));
    if (map >= layout.numMaps) return;
    onChoose(placeOf({ map, row: y % down, column: x % across }, layout));
  }

  function onPointerMove(event: PointerEvent<SVGSVGElement>): void {
    // A finger scrolls the page, and chooses by a tap.
    if (event.pointerType === 'mouse' && event.buttons === 1) choose(event);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const next = walk(event, position ?? { map: 0, row: 0, column: 0 }, layout);
    if (next === null) return;
    event.preventDefault();
    onChoose(placeOf(position === null ? { map: 0, row: 0, column: 0 } : next, layout));
  }

  return (
    <div dir="ltr">
      <div className={styles.stage}>
        <MapCanvas layout={layout} values={values} range={range} />
        <svg
          className={styles.overlay}
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: with the role `application` it is a control, and has its own keys
          tabIndex={0}
          aria-label={label}
          aria-describedby={hintId}
          onClick={choose}
          onPointerMove={onPointerMove}
          onKeyDown={onKeyDown}
        >
          {position !== null && corner !== null && (
            <>
              {layout.height * layout.width > 1 && (
                <rect
                  className={choosesMaps ? styles.value : styles.map}
                  x={corner[1]}
                  y={corner[0]}
                  width={layout.width}
                  height={layout.height}
                />
              )}
              {!choosesMaps && (
                <rect
                  className={styles.value}
                  x={corner[1] + position.column}
                  y={corner[0] + position.row}
                  width={1}
                  height={1}
                />
              )}
            </>
          )}
        </svg>
      </div>
      {captions !== undefined && (
        <div className={styles.captions}>
          {captions.map((caption, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the map's place, which is its identity
            <span key={index}>{caption}</span>
          ))}
        </div>
      )}
      <span id={hintId} hidden>
        {hint}
      </span>
    </div>
  );
}

/** Where a key leads: arrows from value to value, page keys from map to map, along a vector's rows too; `null` for other keys. */
function walk(event: KeyboardEvent, { column, map, row }: ValuePosition, layout: MapLayout): ValuePosition | null {
  const { columns, height, numMaps, width } = layout;
  const step = arrowStep(event);
  if (step !== null) {
    // Where maps are single cells, the arrows walk over the cells.
    if (height * width === 1) return { row, column, map: clamp(map + step[0] + columns * step[1], numMaps) };
    return { map, row: clamp(row + step[1], height), column: clamp(column + step[0], width) };
  }
  const pages = { PageUp: -1, PageDown: 1 }[event.key];
  return pages === undefined ? null : { map: clamp(map + pages, numMaps), row, column };
}

function clamp(index: number, length: number): number {
  return Math.min(length - 1, Math.max(0, index));
}
