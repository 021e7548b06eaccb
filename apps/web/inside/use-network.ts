'use client';

import { useEffect, useState } from 'react';
import { messageOf } from '../runs/message-of.ts';
import { loadNetwork } from './load-network.ts';
import { parseNetworkSource } from './network-source.ts';
import type { ReadableNetwork } from './readable-network.ts';

/** A network as far as it is known. */
export type LoadedNetwork =
  | { readonly status: 'loading' }
  | { readonly status: 'missing' }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'loaded'; readonly network: ReadableNetwork };

const LOADING: LoadedNetwork = { status: 'loading' };

/**
 * Loads a network.
 *
 * @param address As `formatNetworkSource` writes it; `null` while it is not known which.
 */
export function useNetwork(address: string | null): LoadedNetwork {
  const [loaded, setLoaded] = useState(LOADING);

  useEffect(() => {
    const source = address === null ? null : parseNetworkSource(address);
    if (source === null) return;
    let isGone = false;
    setLoaded(LOADING);
    loadNetwork(source).then(
      (network) => {
        if (!isGone) setLoaded(network === null ? { status: 'missing' } : { status: 'loaded', network });
      },
      (error: unknown) => {
        if (!isGone) setLoaded({ status: 'failed', message: messageOf(error) });
      },
    );
    return () => {
      isGone = true;
    };
  }, [address]);

  return loaded;
}
