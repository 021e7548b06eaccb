// The entry of the worker that runs a network layer by layer, so that the page's own thread is free for the pen.
import { inferShapes } from '@raqam/artifact';
import { createCompiledLayerTrace, createInference, type LayerTrace, occludeImage } from '@raqam/engine';
import type { ReadableNetwork } from './readable-network.ts';
import type { ReaderRequest, ReaderResponse } from './reader-messages.ts';

let network: ReadableNetwork | null = null;
let trace: Promise<LayerTrace> | null = null;
let occlusion: AbortController | null = null;

self.addEventListener('message', ({ data }: MessageEvent<ReaderRequest>) => {
  answer(data).catch((error: unknown) => {
    post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
});

async function answer(request: ReaderRequest): Promise<void> {
  if (request.type === 'network') {
    occlusion?.abort();
    network = request;
    trace = createCompiledLayerTrace(request.spec, request.weights);
    await trace;
    return;
  }
  if (network === null || trace === null) throw new Error('A network has to be sent before the first image.');
  if (request.type === 'read') {
    const layers = (await trace).run(request.image);
    post({ type: 'read', layers }, [layers[0].outputs.buffer]);
    return;
  }
  occlusion?.abort();
  occlusion = new AbortController();
  await occlude(network, request, occlusion.signal);
}

async function occlude(
  { spec, weights }: ReadableNetwork,
  { id, image }: Extract<ReaderRequest, { readonly type: 'occlude' }>,
  signal: AbortSignal,
): Promise<void> {
  const tensors = inferShapes(spec).weights.map(({ name, shape }, index) => ({ name, shape, values: weights[index] }));
  const inference = await createInference(spec, tensors);
  try {
    const onProgress = (share: number) => post({ type: 'progress', id, share });
    const map = await occludeImage(inference, image, { signal, onProgress });
    post({ type: 'occluded', id, map }, [map.drops.buffer]);
  } catch (error) {
    // A newer request took this one's place.
    if (!signal.aborted) throw error;
  }
}

function post(response: ReaderResponse, transfer: Transferable[] = []): void {
  self.postMessage(response, { transfer });
}
