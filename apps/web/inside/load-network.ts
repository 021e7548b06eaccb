import type { NetworkSource } from './network-source.ts';
import type { ReadableNetwork } from './readable-network.ts';

/**
 * Loads a network to be looked into; what that takes is fetched only now.
 *
 * @returns `null` when this browser has no run of that id.
 * @throws {Error} When the run's file is damaged, of a later version, or cannot be reached; the message says which.
 */
export async function loadNetwork(source: NetworkSource): Promise<ReadableNetwork | null> {
  if (source.kind === 'shipped') {
    const { loadModel } = await import('@raqam/recognizer');
    const { spec, weights } = await loadModel(source.name);
    return { spec, weights: weights.map(({ values }) => values) };
  }
  const { readRun } = await import('../runs/run-client.ts');
  const found = await readRun(source.id);
  if (found === null) return null;
  const { spec, weights } = found.run;
  return { spec, weights: weights.map(({ values }) => values) };
}
