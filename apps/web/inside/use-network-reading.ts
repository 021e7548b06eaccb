'use client';

import type { LayerValues } from '@raqam/engine/reference';
import { useEffect, useRef, useState } from 'react';
import { messageOf } from '../runs/message-of.ts';
import { createNetworkReader, type NetworkReader } from './create-network-reader.ts';
import type { ReadableNetwork } from './readable-network.ts';

/** A network's view of an image, as far as it is known. */
export type NetworkReading =
  | { readonly status: 'waiting' }
  | {
      readonly status: 'read';
      /** What was read: it may lag behind the newest image by a moment. */
      readonly image: Float32Array;
      /** The network that read it. */
      readonly network: ReadableNetwork;
      /** A layer each, in the order of the specification. */
      readonly layers: readonly LayerValues[];
    }
  | { readonly status: 'failed'; readonly message: string };

const WAITING: NetworkReading = { status: 'waiting' };

/**
 * Reads an image with a network in a worker of its own, layer by layer, whenever either changes; the newest image wins.
 *
 * @param network With another `spec` a new worker starts; with the same one and other `weights`, such as those of a
 *   snapshot, it goes on with those. `null`: not yet known.
 * @param image In the network's input shape; a new array at each change.
 * @returns The last reading, and the reader for more (`null` while there is no network).
 */
export function useNetworkReading(
  network: ReadableNetwork | null,
  image: Float32Array,
): readonly [NetworkReading, NetworkReader | null] {
  const [reading, setReading] = useState(WAITING);
  const [reader, setReader] = useState<NetworkReader | null>(null);
  const sent = useRef<ReadableNetwork | null>(null);
  const spec = network?.spec ?? null;

  // The worker belongs to the specification; weights are sent after it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other weights are for the effect below
  useEffect(() => {
    if (network === null) return;
    const started = createNetworkReader(network);
    sent.current = network;
    setReader(started);
    setReading(WAITING);
    return () => started.stop();
  }, [spec]);

  useEffect(() => {
    if (network === null || reader === null || network.spec !== sent.current?.spec) return;
    if (network.weights !== sent.current.weights) reader.setWeights(network.weights);
    sent.current = network;
    reader.read(image).then(
      (layers) => layers !== null && setReading({ status: 'read', image, network, layers }),
      (error: unknown) => setReading({ status: 'failed', message: messageOf(error) }),
    );
  }, [reader, network, image]);

  return [reading, reader];
}
