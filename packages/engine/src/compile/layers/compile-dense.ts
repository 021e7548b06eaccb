import type { DenseSpec } from '@raqam/artifact';
import { emitColumnSums, emitDense, emitDenseInputGradient, emitDenseWeightGradient } from '@raqam/kernels';
import { i32 } from '@raqam/kernels/assembler';
import { activationFunction } from '../activation-function.ts';
import { addActivation, addActivationGradient } from '../add-activation.ts';
import { type Buffer, imageValues } from '../buffer.ts';
import { formatShapes } from '../format-shape.ts';
import type { CompiledLayer, LayerContext } from '../layer-compiler.ts';
import { PARAMETERS_PER_TASK, type ParameterGroup } from '../parameter-group.ts';
import type { WeightBuffer } from '../weight-buffers.ts';

/**
 * Fully connected. The gradient of its weights is a product over the whole batch, which is cheapest with many rows of it
 * at a time: tasks of the phase `parameters` compute it block by block, from x and dy of all images.
 */
export function compileDense({ fused, learn, program, weights }: LayerContext<DenseSpec>, x: Buffer): CompiledLayer {
  const { activation, layer } = fused;
  const [numFeatures] = fused.inputShape;
  const numUnits = layer.units;
  const { kernel, bias } = weights as { readonly kernel: WeightBuffer; readonly bias?: WeightBuffer };
  const useBias = bias !== undefined;
  const sums = imageValues(layer.name, numUnits);
  // Softmax needs a whole row and so comes behind the sums.
  const [fusedActivation, laterActivation] =
    activation === 'softmax' ? (['linear', 'softmax'] as const) : ([activation, 'linear'] as const);
  const shape = formatShapes(fused.inputShape, fused.outputShape);
  program.add({
    layer: layer.name,
    name: ['dense', ...(useBias ? ['bias'] : []), ...(fusedActivation === 'linear' ? [] : [fusedActivation])].join(
      ' + ',
    ),
    shape,
    multiplyAdds: numFeatures * numUnits,
    winners: null,
    reads: [x, kernel.buffer, ...(bias ? [bias.buffer] : [])],
    writes: [sums],
    emit: ({ f, module, numImages, own }) => {
      const op = { numFeatures, numUnits, useBias, activation: activationFunction(fusedActivation) };
      f.call(emitDense(module, op), {
        numRows: numImages,
        x: own(x),
        weights: own(kernel.buffer),
        bias: bias ? own(bias.buffer) : 0,
        y: own(sums),
      });
    },
  });
  const later = { program, layer: layer.name, activation: laterActivation, shape: fused.outputShape };
  const y = addActivation(later, sums);
  return {
    y,
    backward: (dy, needsInputGradient) => {
      addActivationGradient({ ...later, activation }, y, dy);
      if (layer.trainable) {
        for (const group of weightGradients(layer.name, { x, dy, numFeatures, numUnits, kernel })) learn(group);
        if (bias) learn(biasGradient(layer.name, bias, dy));
      }
      if (!needsInputGradient) return null;
      const dx = imageValues(`${layer.name}.dx`, numFeatures);
      program.add({
        layer: layer.name,
        name: 'input gradient',
        shape: formatShapes(fused.outputShape, fused.inputShape),
        multiplyAdds: numFeatures * numUnits,
        winners: null,
        reads: [dy, kernel.buffer],
        writes: [dx],
        emit: ({ f, module, numImages, own }) => {
          f.call(emitDenseInputGradient(module, { numFeatures, numUnits }), {
            numRows: numImages,
            dy: own(dy),
            weights: own(kernel.buffer),
            dx: own(dx),
          });
        },
      });
      return dx;
    },
  };
}

interface DenseGradientParts {
  readonly x: Buffer;
  readonly dy: Buffer;
  readonly numFeatures: number;
  readonly numUnits: number;
  readonly kernel: WeightBuffer;
}

/** Blocks of rows of one size, and one of those that are left. */
function weightGradients(
  layer: string,
  { dy, kernel, numFeatures, numUnits, x }: DenseGradientParts,
): readonly ParameterGroup[] {
  // Kernels compute several rows at a time.
  const numRows = Math.min(numFeatures, 8 * Math.max(1, Math.round(PARAMETERS_PER_TASK / numUnits / 8)));
  const numFull = Math.floor(numFeatures / numRows);
  const sizes = [
    { firstFeature: 0, numBlockFeatures: numRows, numTasks: numFull },
    { firstFeature: numFull * numRows, numBlockFeatures: numFeatures % numRows, numTasks: 1 },
  ];
  return sizes
    .filter(({ numBlockFeatures }) => numBlockFeatures > 0)
    .map(({ firstFeature, numBlockFeatures, numTasks }) => ({
      layer,
      numTasks,
      pieces: [{ weight: kernel, first: firstFeature * numUnits, numValues: numBlockFeatures * numUnits }],
      gradient: {
        name: 'weight gradient',
        shape: `${numTasks * numBlockFeatures}×${numUnits}`,
        multiplyAdds: numTasks * numBlockFeatures * numUnits,
        reads: [x, dy],
        emit: ({ all, batchImages, f, module, task }, [dWeights]) => {
          const kernelOp = emitDenseWeightGradient(module, { numFeatures, numUnits, numBlockFeatures });
          f.call(kernelOp, {
            numRows: batchImages,
            x: i32.add(i32.mul(task, 4 * numBlockFeatures), all(x) + 4 * firstFeature),
            dy: i32.const(all(dy)),
            dWeights,
          });
        },
      },
      derived: [],
    }));
}

function biasGradient(layer: string, bias: WeightBuffer, dy: Buffer): ParameterGroup {
  return {
    layer,
    numTasks: 1,
    pieces: [{ weight: bias, first: 0, numValues: bias.numValues }],
    gradient: {
      name: 'bias gradient',
      shape: `${bias.numValues}`,
      multiplyAdds: 0,
      reads: [dy],
      emit: ({ all, batchImages, f, module }, [sums]) => {
        f.call(emitColumnSums(module, { numColumns: bias.numValues }), { numRows: batchImages, x: all(dy), sums });
      },
    },
    derived: [],
  };
}
