import type { Buffer } from './buffer.ts';
import type { FusedLayer } from './fuse-layers.ts';
import type { Op } from './op.ts';
import type { ParameterGroup } from './parameter-group.ts';
import type { Program } from './program.ts';
import type { LayerWeights } from './weight-buffers.ts';

/** What a layer is compiled into. */
export interface LayerContext<Layer = FusedLayer['layer']> {
  readonly program: Program;
  readonly fused: FusedLayer & { readonly layer: Layer };
  readonly weights: LayerWeights;
  /** Whether the program learns: with dropout, statistics of the batch, and what the gradients need kept. */
  readonly isTraining: boolean;
  /**
   * Whether the positions of greatest values are kept, as gradients need them: also where a network is evaluated beside
   * its training, so that both share their code.
   */
  readonly storesWinners: boolean;
  /** The layer's place among the dropout layers of the network. */
  readonly dropoutOrdinal: number;
  /** Begins another phase of tasks for images, behind a barrier. */
  readonly splitImages: () => void;
  /** Takes note of gradients, from which the phase `parameters` is made. */
  readonly learn: (group: ParameterGroup) => void;
  /** Takes note of an operation that has to be carried out once before the first step, and when weights were written. */
  readonly derive: (op: Op) => void;
}

/** What became of a layer. */
export interface CompiledLayer {
  /** Its output, [image, ...outputShape]. */
  readonly y: Buffer;
  /**
   * Adds the operations that compute its gradients.
   *
   * @param dy Of the loss by `y`; may be overwritten.
   * @param needsInputGradient Whether any layer before it learns.
   * @returns Of the loss by its input; null where that is not needed.
   */
  readonly backward: (dy: Buffer, needsInputGradient: boolean) => Buffer | null;
}
