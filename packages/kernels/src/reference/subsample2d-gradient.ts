import { checkLength } from '../check-length.ts';
import type { Pool2dShape } from './pool2d-shape.ts';

/**
 * Gradients of subsampling with respect to its input, its coefficients and its biases.
 *
 *   dx[b, p·s+i−padTop, q·s+j−padLeft, c] = Σ_{p,q} dy[b,p,q,c] · coefficient[c]
 *   dCoefficient[c] = Σ_{b,p,q} dy[b,p,q,c] · sums[b,p,q,c]
 *   dBias[c] = Σ_{b,p,q} dy[b,p,q,c]
 *
 * @param dy            Gradient before an activation, [B, P, Q, C], row-major.
 * @param sums          The sum of each window, [B, P, Q, C]: `subsample2d` with the coefficient 1 and the bias 0.
 * @param coefficient   [C].
 * @param dx            Overwritten, [B, H, W, C].
 * @param dCoefficient  Overwritten, [C].
 * @param dBias         Overwritten, [C].
 * @throws {ShapeError} `subsample2dGradient: dy holds 784 values; its shape [1, 14, 14, 8] needs 1568. …`
 * Sum order: from 0; b, p, q ascending; each product and each sum is rounded to f32.
 * Cost: at most B·P·Q·I·J·C additions and 2·B·P·Q·C multiply-adds, no allocation.
 * @see LeCun, Bottou, Bengio, Haffner, "Gradient-based learning applied to document recognition" (1998), section II.B.
 */
export function subsample2dGradient(
  dy: Float32Array,
  sums: Float32Array,
  coefficient: Float32Array,
  dx: Float32Array,
  dCoefficient: Float32Array,
  dBias: Float32Array,
  shape: Pool2dShape,
): void {
  const { batchSize, numChannels, window } = shape;
  const [height, width] = window.inputSize;
  const [outputHeight, outputWidth] = window.outputSize;
  checkLength('subsample2dGradient: dy', dy, [batchSize, outputHeight, outputWidth, numChannels]);
  checkLength('subsample2dGradient: sums', sums, [batchSize, outputHeight, outputWidth, numChannels]);
  checkLength('subsample2dGradient: coefficient', coefficient, [numChannels]);
  checkLength('subsample2dGradient: dx', dx, [batchSize, height, width, numChannels]);
  checkLength('subsample2dGradient: dCoefficient', dCoefficient, [numChannels]);
  checkLength('subsample2dGradient: dBias', dBias, [numChannels]);

  dx.fill(0);
  dCoefficient.fill(0);
  dBias.fill(0);
  for (let source = 0; source < dy.length; source++) {
    const c = source % numChannels;
    const position = Math.floor(source / numChannels);
    const b = Math.floor(position / (outputHeight * outputWidth));
    const top = (Math.floor(position / outputWidth) % outputHeight) * window.strides[0] - window.padTop;
    const left = (position % outputWidth) * window.strides[1] - window.padLeft;
    const share = Math.fround(dy[source] * coefficient[c]);
    for (let row = Math.max(0, top); row < Math.min(height, top + window.windowSize[0]); row++) {
      for (let column = Math.max(0, left); column < Math.min(width, left + window.windowSize[1]); column++) {
        dx[((b * height + row) * width + column) * numChannels + c] += share;
      }
    }
    dCoefficient[c] += Math.fround(dy[source] * sums[source]);
    dBias[c] += dy[source];
  }
}
