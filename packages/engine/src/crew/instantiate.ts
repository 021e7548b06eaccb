import type { MemoryPlan } from '../plan/plan.ts';

/** A phase's function: carries out one task. Slot and scratch are addresses. */
export type PhaseFunction = (task: number, slot: number, scratch: number) => void;

const PAGE_BYTES = 65_536;

/** The memory that a plan needs, all 0, which never grows. */
export function createMemory({ totalBytes }: MemoryPlan, shared: boolean): WebAssembly.Memory {
  const pages = Math.ceil(totalBytes / PAGE_BYTES);
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
}

/** A compiled program over its memory: its phases by name. */
export async function instantiate(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): Promise<Readonly<Record<string, PhaseFunction>>> {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  // Emitted by this package, which exports functions of this kind alone.
  return exports as Record<string, PhaseFunction>;
}
