import type { Phase, PlannedOp } from '../plan/plan.ts';
import { IMAGES_PER_TASK } from './images-per-task.ts';
import type { Op, OpGroup, PhaseDraft } from './op.ts';
import { type Places, placeOf } from './places.ts';

/** A phase as the crew has to know it. @param numChunks Tasks of a batch of full size, in phases with images. */
export function describePhase({ groups, name }: PhaseDraft, places: Places, numChunks: number): Phase {
  const withImages = groups[0].numTasks === null;
  const numTasks = groups.reduce((sum, group) => sum + (group.numTasks ?? numChunks), 0);
  const written = new Set(groups.flatMap(({ ops }) => ops.flatMap(({ writes }) => writes)));
  return {
    name,
    exportName: name,
    imagesPerTask: withImages ? IMAGES_PER_TASK : null,
    numTasks,
    outputs: withImages
      ? Array.from(written).flatMap((buffer) => {
          const { base, offset, stride } = placeOf(places, buffer);
          return base === 'scratch' ? [] : [{ base, offset, stride, sizeBytes: buffer.sizeBytes }];
        })
      : null,
  };
}

/** A phase's operations as `explain` tells of them. @param exportNames Their functions' names. */
export function describeOps(
  { groups, name }: PhaseDraft,
  exportNames: readonly string[],
  places: Places,
  numChunks: number,
): readonly PlannedOp[] {
  const planned: PlannedOp[] = [];
  let firstTask = 0;
  for (const { numTasks, ops } of groups) {
    for (const op of ops) {
      planned.push({
        layer: op.layer,
        name: op.name,
        phase: name,
        exportName: exportNames[planned.length],
        shape: op.shape,
        multiplyAdds: op.multiplyAdds,
        isPerStep: numTasks !== null,
        tasks: numTasks === null ? null : { first: firstTask, count: numTasks },
        winners: op.winners && {
          offset: placeOf(places, op.winners.counter).offset,
          multiplyAddsPerWinner: op.winners.multiplyAddsPerWinner,
        },
        bytes: countBytes(op, { numTasks, ops }, places, numChunks),
      });
    }
    firstTask += numTasks ?? 0;
  }
  return planned;
}

/** What an operation reads and writes: of one image in phases with images, else of one step. */
function countBytes({ reads, writes }: Op, { numTasks }: OpGroup, places: Places, numChunks: number): number {
  const bytes = [...reads, ...writes].map((buffer) => {
    if (numTasks === null) return buffer.sizeBytes / IMAGES_PER_TASK;
    if (buffer.kind === 'program') return buffer.sizeBytes;
    return buffer.sizeBytes * (placeOf(places, buffer).base === 'memory' ? numChunks : numTasks);
  });
  return bytes.reduce((sum, each) => sum + each, 0);
}
