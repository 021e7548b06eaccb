import type { LayerSpec, LayerSpecInput } from './layer-spec.ts';

/** The shape of one input, without the batch axis. */
export type InputShape = readonly [features: number] | readonly [height: number, width: number, channels: number];

/** A sequential network as plain data. */
export interface ModelSpec {
  readonly version: 1;
  /** Under the same rule as a layer's name. */
  readonly name: string;
  readonly inputShape: InputShape;
  /** From input to output; at least one, at most 1000. */
  readonly layers: readonly LayerSpec[];
}

/** A network as a person writes it: what has a default may be left out. */
export interface ModelSpecInput extends Omit<ModelSpec, 'layers'> {
  readonly layers: readonly LayerSpecInput[];
}
