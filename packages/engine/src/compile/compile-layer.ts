import type { LayerSpec } from '@raqam/artifact';
import type { Buffer } from './buffer.ts';
import type { CompiledLayer, LayerContext } from './layer-compiler.ts';
import { compileActivation } from './layers/compile-activation.ts';
import { compileBatchNormalization } from './layers/compile-batch-normalization.ts';
import { compileConv2d } from './layers/compile-conv2d.ts';
import { compileDense } from './layers/compile-dense.ts';
import { compileDropout } from './layers/compile-dropout.ts';
import { compileFlatten } from './layers/compile-flatten.ts';
import { compilePool2d } from './layers/compile-pool2d.ts';
import { compileSubsample2d } from './layers/compile-subsample2d.ts';
import { compileZeroPadding2d } from './layers/compile-zero-padding2d.ts';

/** Adds a layer's operations to a program. @param x Its input, [image, ...inputShape]. */
export function compileLayer(context: LayerContext, x: Buffer): CompiledLayer {
  const { layer } = context.fused;
  const of = <Layer extends LayerSpec>(own: Layer): LayerContext<Layer> => ({
    ...context,
    fused: { ...context.fused, layer: own },
  });
  switch (layer.type) {
    case 'zeroPadding2d':
      return compileZeroPadding2d(of(layer), x);
    case 'conv2d':
      return compileConv2d(of(layer), x);
    case 'maxPool2d':
    case 'averagePool2d':
      return compilePool2d(of(layer), x);
    case 'subsample2d':
      return compileSubsample2d(of(layer), x);
    case 'flatten':
      return compileFlatten(x);
    case 'dense':
      return compileDense(of(layer), x);
    case 'dropout':
      return compileDropout(of(layer), x);
    case 'activation':
      return compileActivation(context, x);
    case 'batchNormalization':
      return compileBatchNormalization(of(layer), x);
  }
}
