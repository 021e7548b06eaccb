import type { Buffer } from './buffer.ts';
import { compileLayer } from './compile-layer.ts';
import type { FusedLayer } from './fuse-layers.ts';
import type { CompiledLayer, LayerContext } from './layer-compiler.ts';
import type { Program } from './program.ts';
import type { LayerWeights } from './weight-buffers.ts';

/** What all layers are compiled with. */
export interface NetworkContext
  extends Pick<LayerContext, 'program' | 'isTraining' | 'storesWinners' | 'splitImages' | 'learn' | 'derive'> {
  readonly layers: readonly FusedLayer[];
  /** By the layers' places in the specification. */
  readonly weights: readonly LayerWeights[];
}

/** What a program is compiled with that learns nothing. */
export function forwardOnly(
  program: Program,
): Pick<NetworkContext, 'program' | 'isTraining' | 'splitImages' | 'learn' | 'derive'> {
  return { program, isTraining: false, splitImages: () => {}, learn: () => {}, derive: () => {} };
}

/**
 * Adds a network's operations to a program, from input to output.
 *
 * @returns Its output, and what adds the gradients from the output back to the first layer that learns, and no further.
 */
export function addNetwork(
  { layers, weights, ...context }: NetworkContext,
  x: Buffer,
): { readonly y: Buffer; readonly addGradients: (dy: Buffer) => void } {
  let dropoutOrdinal = 0;
  let y = x;
  const compiled: { readonly layer: CompiledLayer; readonly learns: boolean }[] = [];
  for (const fused of layers) {
    const own = weights[fused.index];
    const layer = compileLayer({ ...context, fused, weights: own, dropoutOrdinal }, y);
    if (fused.layer.type === 'dropout') dropoutOrdinal += 1;
    compiled.push({ layer, learns: Object.values(own).some((weight) => weight?.trainable) });
    y = layer.y;
  }
  return {
    y,
    addGradients: (lossGradient) => {
      let dy: Buffer | null = lossGradient;
      for (let index = compiled.length - 1; index >= 0 && dy !== null; index--) {
        const needsInputGradient = compiled.slice(0, index).some(({ learns }) => learns);
        const { layer, learns } = compiled[index];
        if (!learns && !needsInputGradient) return;
        dy = layer.backward(dy, needsInputGradient);
      }
    },
  };
}
