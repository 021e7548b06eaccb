import type { ZeroPadding2dSpec } from '@raqam/artifact';
import type { Buffer } from '../buffer.ts';
import type { CompiledLayer, LayerContext } from '../layer-compiler.ts';
import { addCropping, addPadding } from './add-padding.ts';

/** Rows and columns of zeros. */
export function compileZeroPadding2d({ fused, program }: LayerContext<ZeroPadding2dSpec>, x: Buffer): CompiledLayer {
  const { inputShape, layer } = fused;
  const op = { program, layer: layer.name, inputShape, padding: layer.padding };
  return {
    y: addPadding(op, x),
    backward: (dy, needsInputGradient) => (needsInputGradient ? addCropping(op, dy) : null),
  };
}
