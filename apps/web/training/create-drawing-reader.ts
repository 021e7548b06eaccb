import type { ModelSpec, Weights } from '@raqam/artifact';
import { createLayerTrace, type LayerTrace } from '@raqam/engine/reference';
import { digitFromStrokes, type Stroke } from '@raqam/image';
import { PEN_WIDTH } from '../drawing/ink.ts';
import type { DrawingReading } from './session-messages.ts';

/** A pen moves more often than a network can read beside its training, and than anybody can see. */
const READ_INTERVAL_MS = 40;

/** Reads one drawing with the networks of a training, each time that either changes. */
export interface DrawingReader {
  /** @param strokes In pad units; null for a blank pad. */
  setDrawing(strokes: readonly Stroke[] | null): void;
  /** @param step How many steps the network had learnt from; null behind the last one. */
  setNetwork(spec: ModelSpec, step: number | null, weights: Weights): void;
}

/** A reader that has neither a drawing nor a network yet. */
export function createDrawingReader(tell: (reading: DrawingReading) => void): DrawingReader {
  let strokes: readonly Stroke[] | null = null;
  let isAwaited = false;
  let network: { readonly spec: ModelSpec; readonly step: number | null; readonly trace: LayerTrace } | null = null;

  function readSoon(): void {
    if (isAwaited) return;
    isAwaited = true;
    setTimeout(read, READ_INTERVAL_MS);
  }

  function read(): void {
    isAwaited = false;
    if (network === null) return;
    const { spec, step, trace } = network;
    const image = strokes && digitFromStrokes(strokes, { dotSize: PEN_WIDTH });
    tell({ spec, step, layers: image && trace.run(image.ink) });
  }

  return {
    setDrawing: (next) => {
      strokes = next;
      readSoon();
    },
    setNetwork: (spec, step, weights) => {
      const values = weights.map((tensor) => tensor.values);
      network = { spec, step, trace: createLayerTrace(spec, values) };
      readSoon();
    },
  };
}
