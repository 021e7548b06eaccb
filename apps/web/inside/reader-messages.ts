import type { LayerValues } from '@raqam/engine/reference';
import type { ReadableNetwork } from './readable-network.ts';

/** What a page asks of the worker that runs networks for it. */
export type ReaderRequest =
  /** From now on, this network; with the same specification as before only its weights are new. */
  | ({ readonly type: 'network' } & ReadableNetwork)
  | { readonly type: 'read'; readonly image: Float32Array }
  /** Takes the place of an occlusion that is under way, which is then never answered. */
  | { readonly type: 'occlude'; readonly id: number; readonly image: Float32Array };

/** What the worker answers, reads in the order in which they were asked for. */
export type ReaderResponse =
  | { readonly type: 'read'; readonly layers: readonly LayerValues[] }
  | { readonly type: 'progress'; readonly id: number; readonly share: number }
  | { readonly type: 'occluded'; readonly id: number; readonly map: OcclusionMap }
  | { readonly type: 'failed'; readonly message: string };

/** How the answer changes when a patch of the image is covered with paper, for every place of the patch. */
export interface OcclusionMap {
  /** The class whose probability is followed: the most probable one of the whole image. */
  readonly label: number;
  /** Its probability for the whole image. */
  readonly probability: number;
  /** By how much it falls, for each pixel the mean over all patches that cover it; negative where covering helps. */
  readonly drops: Float32Array<ArrayBuffer>;
}
