// The entry of the worker that runs a network layer by layer, so that the page's own thread is free for the pen.
import { createLayerTrace, type LayerTrace } from '@raqam/engine/reference';
import { occludeImage } from './occlude-image.ts';
import type { ReadableNetwork } from './readable-network.ts';
import type { ReaderRequest, ReaderResponse } from './reader-messages.ts';

let network: ReadableNetwork | null = null;
let trace: LayerTrace | null = null;
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
    trace = createLayerTrace(request.spec, request.weights);
    return;
  }
  if (network === null || trace === null) throw new Error('A network has to be sent before the first image.');
  if (request.type === 'read') {
    const layers = trace.run(request.image);
    post({ type: 'read', layers }, [layers[0].outputs.buffer]);
    return;
  }
  const { id, image } = request;
  occlusion?.abort();
  occlusion = new AbortController();
  const { signal } = occlusion;
  const map = await occludeImage(network, image, (share) => post({ type: 'progress', id, share }), signal);
  if (map !== null) post({ type: 'occluded', id, map }, [map.drops.buffer]);
}

function post(response: ReaderResponse, transfer: Transferable[] = []): void {
  self.postMessage(response, { transfer });
}
