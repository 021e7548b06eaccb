import type { OcclusionMap } from '@raqam/engine';
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
