import type { OptimizerSpec, TrainOptions } from '@raqam/artifact';
import { emitClip, emitMovingAverage, emitNormFactor, emitScale, emitSquaredSum } from '@raqam/kernels';
import { type Expression, f32, i32 } from '@raqam/kernels/assembler';
import { type Buffer, programValues, taskValues } from './buffer.ts';
import type { Op, OpContext } from './op.ts';
import { optimizerRule } from './optimizer-rule.ts';
import type { ParameterGroup, ParameterPiece } from './parameter-group.ts';
import type { Program } from './program.ts';
import type { WeightBuffer } from './weight-buffers.ts';

/** What changes the weights. */
interface ParameterOptions {
  readonly batchSize: number;
  readonly optimizer: OptimizerSpec;
  readonly clipping: TrainOptions['gradientClipping'];
  readonly averaging: TrainOptions['weightAveraging'];
  /** For each thing that the optimizer remembers, where it is of each trainable weight. */
  readonly states: readonly ReadonlyMap<WeightBuffer, Buffer>[];
  /** Moving averages of the trainable weights; empty without averaging. */
  readonly averages: ReadonlyMap<WeightBuffer, Buffer>;
}

/** A piece with the memory for its gradient. */
interface GradientPiece extends ParameterPiece {
  readonly gradient: Buffer;
  /** Number of its first task among all tasks of all pieces. */
  readonly firstPart: number;
}

/**
 * Adds the phases that change the weights: gradients, clipping, optimizer, averages, and what is derived from the new
 * weights. A task does all of this for some parameters, whose gradient stays in the cache meanwhile.
 *
 * Only where the norm of whole tensors, or of all, clips the gradients is there a phase between: all gradients and the
 * squared sum of each part are written to memory before the first weight changes.
 */
export function addParameterPhases(
  program: Program,
  groups: readonly ParameterGroup[],
  { averages, averaging, batchSize, clipping, optimizer, states }: ParameterOptions,
): void {
  const rule = optimizerRule(optimizer);
  const byNorm = clipping === null || clipping.type === 'value' ? null : clipping;
  let numParts = 0;
  const wholeGradients = new Map<WeightBuffer, Buffer>();
  const gradientOf = ({ numValues, weight }: ParameterPiece): Buffer => {
    if (byNorm === null) return taskValues(`${weight.name}.gradient`, numValues);
    const whole = wholeGradients.get(weight) ?? programValues(`${weight.name}.gradient`, weight.numValues);
    wholeGradients.set(weight, whole);
    return whole;
  };
  const all = groups.map((group) => ({
    group,
    pieces: group.pieces.map((piece): GradientPiece => {
      const firstPart = numParts;
      numParts += group.numTasks;
      return { ...piece, gradient: gradientOf(piece), firstPart };
    }),
  }));
  const squares = programValues('squaredSums', numParts);
  const partsOf = ({ weight }: GradientPiece) => {
    const own = all.flatMap(({ group, pieces }) =>
      pieces.filter((piece) => piece.weight === weight).map(({ firstPart }) => ({ firstPart, count: group.numTasks })),
    );
    return { first: own[0].firstPart, count: own.reduce((sum, { count }) => sum + count, 0) };
  };

  /** Address of the gradient of the task's piece. */
  const gradientAddress = (at: OpContext, piece: GradientPiece) =>
    byNorm === null ? at.own(piece.gradient) : pieceAddress(at, piece.gradient, piece);

  const gradientOps = all.map(({ group, pieces }): Op[] => {
    const { gradient, layer } = group;
    if (gradient === null) return [];
    return [
      {
        layer,
        name: gradient.name,
        shape: gradient.shape,
        multiplyAdds: gradient.multiplyAdds * batchSize,
        winners: null,
        reads: gradient.reads,
        writes: [
          ...pieces.map((piece) => piece.gradient),
          ...(gradient.writes ?? []),
          ...(byNorm === null ? [] : [squares]),
        ],
        emit: (at) => {
          const addresses = pieces.map((piece) => at.f.let('gradient', gradientAddress(at, piece)));
          gradient.emit(at, addresses);
          if (byNorm === null) return;
          pieces.forEach(({ firstPart, numValues }, index) => {
            const sum = i32.add(i32.mul(at.task, 4), at.all(squares) + 4 * firstPart);
            at.f.call(emitSquaredSum(at.module), { numValues, x: addresses[index], sum });
          });
        },
      },
    ];
  });

  /** What is kept of a weight beside itself. */
  const longLived = (weight: WeightBuffer) =>
    [...states, ...(averaging ? [averages] : [])].map((buffers) => bufferOf(buffers, weight));
  const updateOps = all.map(({ group, pieces }): Op[] => {
    if (pieces.length === 0) return [];
    const factor = taskValues(`${group.layer}.factor`, 1);
    const changed = pieces.flatMap(({ weight }) => [weight.buffer, ...longLived(weight)]);
    const numValues = group.numTasks * pieces.reduce((sum, piece) => sum + piece.numValues, 0);
    return [
      {
        layer: group.layer,
        name: [...(clipping ? ['clip'] : []), optimizer.type, ...(averaging ? ['average'] : [])].join(' + '),
        shape: `${numValues}`,
        multiplyAdds: 0,
        winners: null,
        reads: [...pieces.map(({ gradient }) => gradient), ...(byNorm ? [squares] : []), ...changed],
        writes: [...pieces.map(({ gradient }) => gradient), ...(byNorm ? [factor] : []), ...changed],
        emit: (at) => {
          const { argument, f, module, own } = at;
          for (const piece of pieces) {
            const { numValues: count, weight } = piece;
            const gradients = f.let('gradients', gradientAddress(at, piece));
            if (clipping?.type === 'value') {
              f.call(emitClip(module), { numValues: count, x: gradients, limit: f32.const(clipping.threshold) });
            } else if (byNorm) {
              const parts = byNorm.type === 'norm' ? partsOf(piece) : { first: 0, count: numParts };
              f.call(emitNormFactor(module), {
                numSums: parts.count,
                sums: at.all(squares) + 4 * parts.first,
                threshold: f32.const(byNorm.threshold),
                factor: own(factor),
              });
              f.call(emitScale(module), { numValues: count, x: gradients, factor: own(factor) });
            }
            const weights = f.let('weights', pieceAddress(at, weight.buffer, piece));
            const [state0, state1] = states.map((state) => pieceAddress(at, bufferOf(state, weight), piece));
            f.call(rule.emit(module), {
              numValues: count,
              weights,
              gradients,
              state0: state0 ?? 0,
              state1: state1 ?? 0,
              rates: argument('rates'),
            });
            if (averaging) {
              f.call(emitMovingAverage(module), {
                numValues: count,
                values: weights,
                average: pieceAddress(at, bufferOf(averages, weight), piece),
                momentum: f32.const(averaging.momentum),
              });
            }
          }
        },
      },
    ];
  });

  if (byNorm) {
    program.beginPhase('gradients');
    all.forEach(({ group: { numTasks } }, index) => {
      if (gradientOps[index].length > 0) program.addGroup({ numTasks, ops: gradientOps[index] });
    });
  }
  program.beginPhase('parameters');
  all.forEach(({ group: { derived, numTasks } }, index) => {
    const ops = [...(byNorm ? [] : gradientOps[index]), ...updateOps[index], ...derived];
    program.addGroup({ numTasks, ops });
  });
}

function bufferOf(buffers: ReadonlyMap<WeightBuffer, Buffer>, weight: WeightBuffer): Buffer {
  const buffer = buffers.get(weight);
  if (buffer === undefined) throw new Error(`${weight.name} does not learn.`);
  return buffer;
}

/** Address of the task's piece in a tensor. */
function pieceAddress(
  { all, task }: OpContext,
  buffer: Buffer,
  { first, numValues }: ParameterPiece,
): Expression<'i32'> {
  return i32.add(i32.mul(task, 4 * numValues), all(buffer) + 4 * first);
}
