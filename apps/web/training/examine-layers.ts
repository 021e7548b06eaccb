import { inferShapes, type LayerSpec, parseModelSpec, type Shape, type TrainOptions } from '@raqam/artifact';
import { checkTraining } from '@raqam/trainer';
import { messageOf } from '../runs/message-of.ts';
import { specInput } from './training-settings.ts';

/** What becomes of an image in one layer. */
interface ExaminedLayer {
  readonly outputShape: Shape;
  readonly numParameters: number;
}

/** A network that is being written. */
export interface ExaminedLayers {
  /** As far as they fit. */
  readonly layers: readonly ExaminedLayer[];
  /** Of these layers. */
  readonly numParameters: number;
  /** The first reason why this is no network that learns digits; null when it is one. */
  readonly fault: LayerFault | null;
}

export interface LayerFault {
  /** Where it is; behind the last layer for a fault of the whole. */
  readonly index: number;
  readonly kind: 'layer' | 'outputs' | 'training';
  /** As the packages say it; null where the kind says it all. */
  readonly message: string | null;
}

const NUM_DIGITS = 10;

/** Follows an image of 28×28 through the layers, as far as it comes. */
export function examineLayers(layers: readonly LayerSpec[], options: TrainOptions): ExaminedLayers {
  let numFitting = layers.length;
  let fault: LayerFault | null = null;
  while (numFitting > 0) {
    try {
      parseModelSpec(specInput(layers.slice(0, numFitting)));
      break;
    } catch (error) {
      numFitting -= 1;
      fault = { index: numFitting, kind: 'layer', message: messageOf(error) };
    }
  }
  if (numFitting === 0) {
    return { layers: [], numParameters: 0, fault: fault ?? { index: 0, kind: 'outputs', message: null } };
  }
  const shapes = inferShapes(specInput(layers.slice(0, numFitting)));
  return {
    layers: shapes.layers,
    numParameters: shapes.numParameters,
    fault: fault ?? faultOfWhole(layers, shapes.outputShape, options),
  };
}

function faultOfWhole(layers: readonly LayerSpec[], outputShape: Shape, options: TrainOptions): LayerFault | null {
  const index = layers.length;
  if (outputShape.length !== 1 || outputShape[0] !== NUM_DIGITS) return { index, kind: 'outputs', message: null };
  try {
    checkTraining(specInput(layers), options);
    return null;
  } catch (error) {
    return { index, kind: 'training', message: messageOf(error) };
  }
}
