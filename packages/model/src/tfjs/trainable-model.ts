import type { Weights } from '@raqam/artifact';
import type { LayersModel } from '@tensorflow/tfjs-layers';

/** A network as tfjs-layers trains it. */
export interface TrainableModel {
  /** With the specification's layer names; `model.apply(images, { training: true })` drops out. */
  readonly model: LayersModel;
  /** Says which dropout masks the next call draws: those of this epoch and step. At first, of epoch 0, step 0. */
  setPlace(place: { readonly epoch: number; readonly step: number }): void;
  /** The weights as they are now, in the specification's order; the values are copies. */
  readWeights(): Promise<Weights>;
  /**
   * Copies other weights into the model's tensors.
   *
   * @throws {ArtifactFormatError} When they are not those of the network.
   */
  writeWeights(weights: Weights): void;
  /** Frees the weights' tensors. */
  dispose(): void;
}
