import { connectInPlace, createLiveReader, createRecognizer, type LiveState } from '@raqam/recognizer';
import { type PointerEvent, useEffect, useState, useSyncExternalStore } from 'react';

type Point = readonly [x: number, y: number];
type Stroke = readonly Point[];

/** A pad that reads the digit drawn on it. */
export function DigitPad() {
  const [reader] = useState(() => createLiveReader(connectInPlace(() => createRecognizer())));
  const state = useSyncExternalStore(reader.subscribe, reader.getState);
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);

  useEffect(() => {
    void reader.start();
    return reader.stop;
  }, [reader]);
  useEffect(() => reader.read(strokes.length === 0 ? null : strokes), [reader, strokes]);

  function onPointerDown(event: PointerEvent<SVGSVGElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId);
    const point = pointOf(event);
    setStrokes((before) => [...before, [point]]);
  }

  function onPointerMove(event: PointerEvent<SVGSVGElement>): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const point = pointOf(event);
    setStrokes((before) => [...before.slice(0, -1), [...(before.at(-1) ?? []), point]]);
  }

  return (
    <main style={{ font: '1.25rem system-ui', textAlign: 'center' }}>
      <h1>Draw a digit</h1>
      <svg
        width={280}
        height={280}
        role="img"
        aria-label="Drawing pad"
        style={{ border: '1px solid', touchAction: 'none' }}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
      >
        {strokes.map((stroke, index) => (
          <polyline
            // biome-ignore lint/suspicious/noArrayIndexKey: strokes come and go at the end only
            key={index}
            points={stroke.join(' ')}
            fill="none"
            stroke="currentColor"
            strokeWidth={20}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        ))}
      </svg>
      <p>
        <output>{textOf(state)}</output>
      </p>
      <button type="button" onClick={() => setStrokes([])}>
        Clear
      </button>
    </main>
  );
}

function textOf({ status, reading, failure }: LiveState): string {
  if (failure !== null) return failure.message;
  if (status !== 'ready') return 'Loading…';
  if (!reading?.prediction) return 'Nothing is drawn.';
  if (reading.prediction.verdict === 'notADigit') return 'This does not look like a digit.';
  return `This reads as ${reading.prediction.label}.`;
}

function pointOf({ currentTarget, clientX, clientY }: PointerEvent): Point {
  const box = currentTarget.getBoundingClientRect();
  return [clientX - box.left, clientY - box.top];
}
