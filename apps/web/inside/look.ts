import { DEFAULT_SOURCE, formatNetworkSource, type NetworkSource, parseNetworkSource } from './network-source.ts';

/** What of a network is looked at, as the address says it. */
export interface Look {
  readonly source: NetworkSource;
  /** The layer that is open, by its name; `null` for the whole network. */
  readonly layer: string | null;
  /** A value of that layer, by its place among the layer's outputs; `null` for the one that a layer opens with. */
  readonly place: number | null;
}

export const FIRST_LOOK: Look = { source: DEFAULT_SOURCE, layer: null, place: null };

/**
 * Reads `?network=compact&layer=conv1&value=300`. Whether the network has the layer, and the layer the value, shows only
 * when it is loaded.
 *
 * @returns `null` when a part is not of its form.
 */
export function parseLook(query: URLSearchParams): Look | null {
  const source = parseNetworkSource(query.get('network'));
  const layer = query.get('layer');
  const value = query.get('value');
  if (source === null) return null;
  if (layer !== null && !/^[A-Za-z][\w-]{0,63}$/.test(layer)) return null;
  if (value !== null && (layer === null || !/^\d{1,9}$/.test(value))) return null;
  return { source, layer, place: value === null ? null : Number(value) };
}

/** Puts a look into an address; its other parts stay. What is as it is at first is left out. */
export function writeLook({ layer, place, source }: Look, address: URL): URL {
  const changed = new URL(address);
  const network = formatNetworkSource(source);
  const fields = {
    network: network === formatNetworkSource(DEFAULT_SOURCE) ? null : network,
    layer,
    value: layer === null || place === null ? null : String(place),
  };
  for (const [name, value] of Object.entries(fields)) {
    if (value === null) changed.searchParams.delete(name);
    else changed.searchParams.set(name, value);
  }
  return changed;
}
