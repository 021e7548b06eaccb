import { addActivation, addActivationGradient } from '../add-activation.ts';
import type { Buffer } from '../buffer.ts';
import type { CompiledLayer, LayerContext } from '../layer-compiler.ts';

/** An activation that no layer before it has taken. */
export function compileActivation({ fused, program }: LayerContext, x: Buffer): CompiledLayer {
  const values = { program, layer: fused.layer.name, activation: fused.activation, shape: fused.outputShape };
  const y = addActivation(values, x);
  return {
    y,
    backward: (dy, needsInputGradient) => {
      if (!needsInputGradient) return null;
      addActivationGradient(values, y, dy);
      return dy;
    },
  };
}
