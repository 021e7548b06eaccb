import type { MemoryLimits } from '@raqam/kernels/assembler';
import type { MemoryPlan, Region, TensorPlace } from '../plan/plan.ts';
import type { Buffer } from './buffer.ts';
import type { PhaseDraft } from './op.ts';
import { type BufferPlace, opsOf } from './plan-memory.ts';
import type { WeightBuffer } from './weight-buffers.ts';

/** Where all buffers stand. */
export type Places = ReadonlyMap<Buffer, BufferPlace>;

const PAGE_BYTES = 65_536;

/** Pages of memory that a plan needs; there are never more. */
export function memoryLimits({ totalBytes }: MemoryPlan): MemoryLimits {
  const numPages = Math.ceil(totalBytes / PAGE_BYTES);
  return { initialPages: numPages, maximumPages: numPages };
}

/** Where a buffer stands. */
export function placeOf(places: Places, buffer: Buffer): BufferPlace {
  const place = places.get(buffer);
  if (place === undefined) throw new Error(`No place was planned for ${buffer.name}.`);
  return place;
}

/** The bytes of a buffer that all share. */
function regionOf(places: Places, buffer: Buffer): Region {
  return { offset: placeOf(places, buffer).offset, sizeBytes: buffer.sizeBytes };
}

/** The place of a weight tensor, or of what is remembered of it. */
export function tensorPlace(places: Places, { connections, shape }: WeightBuffer, buffer: Buffer): TensorPlace {
  return { ...regionOf(places, buffer), name: buffer.name, shape, connections };
}

/** What has to stand in memory before the programs run. */
export function constantRegions(
  places: Places,
  programs: readonly (readonly PhaseDraft[])[],
): readonly { readonly region: Region; readonly values: Float32Array }[] {
  const read = programs.flatMap((phases) => phases.flatMap((phase) => opsOf(phase).flatMap(({ reads }) => reads)));
  return Array.from(new Set(read)).flatMap((buffer) =>
    buffer.initialValues === null ? [] : [{ region: regionOf(places, buffer), values: buffer.initialValues }],
  );
}
