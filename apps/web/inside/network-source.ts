/** Which network is looked into. */
export type NetworkSource =
  | { readonly kind: 'shipped'; readonly name: 'accurate' | 'compact' }
  /** One that was trained or opened in this browser, by the id of its run. */
  | { readonly kind: 'run'; readonly id: string };

/** The report's own architecture, and small enough to be seen whole. */
export const DEFAULT_SOURCE: NetworkSource = { kind: 'shipped', name: 'compact' };

/**
 * A network from the `network` of an address, as `formatNetworkSource` writes it.
 *
 * @param value `null` where the address names none, which is the network to begin with.
 * @returns `null` when the value is not of that form. Whether there is such a run shows only when it is loaded.
 */
export function parseNetworkSource(value: string | null): NetworkSource | null {
  if (value === null) return DEFAULT_SOURCE;
  if (value === 'accurate' || value === 'compact') return { kind: 'shipped', name: value };
  const id = /^run:([\w-]{1,64})$/.exec(value)?.[1];
  return id === undefined ? null : { kind: 'run', id };
}

/** A network as an address names it: `compact`, or `run:` and the id of the run. */
export function formatNetworkSource(source: NetworkSource): string {
  return source.kind === 'shipped' ? source.name : `run:${source.id}`;
}
