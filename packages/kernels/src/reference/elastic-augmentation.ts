import type { ElasticAugmentationOptions } from '../ops/elastic-augmentation.ts';
import { affineSource, type SourcePosition } from './affine-source.ts';
import { resampleImages } from './resample-images.ts';

const { fround } = Math;

/**
 * Turns, scales, slants, shifts and bends each image by random amounts; formulas at `emitElasticAugmentation`.
 *
 * @param x        [N, H, W, C].
 * @param uniforms Random numbers in [0, 1), multiples of 2^−24. Of `affine` image n takes the indices 8·n to 8·n + 4; of
 *                 `elastic` the 16·G from 16·G·n on, G being `elasticGrid`.
 * @param y        Overwritten, [N, H, W, C]; not `x`.
 * Each operation is rounded to f32.
 */
export function elasticAugmentation(
  x: Float32Array,
  uniforms: { readonly affine: (index: number) => number; readonly elastic: (index: number) => number },
  y: Float32Array,
  options: ElasticAugmentationOptions,
): void {
  const { elasticGrid, elasticPixels, height, width } = options;
  const numSpans = elasticGrid - 2;
  resampleImages(x, y, options, (image) => {
    const source = affineSource((index) => uniforms.affine(8 * image + index), options);
    /** Where control point k of an axis lies, from the middle. */
    const place = (k: number, length: number) =>
      fround(fround(k * fround(length / numSpans)) + fround(-(length / numSpans + length) / 2));
    const points = Array.from({ length: elasticGrid }, (_, m) =>
      Array.from({ length: elasticGrid }, (__, k): SourcePosition => {
        const [column, row] = source(place(k, width), place(m, height));
        const displacement = (coordinate: number) => {
          const block = 4 * (elasticGrid * image + m) + (k % 4);
          const uniform = uniforms.elastic(4 * block + 2 * coordinate + Math.floor(k / 4));
          return fround(fround(2 * uniform - 1) * fround(elasticPixels));
        };
        return [fround(column + displacement(0)), fround(row + displacement(1))];
      }),
    );
    const alongColumns = Array.from({ length: width }, (_, column) => {
      const weights = points.map((__, k) => splineWeight(column, k, options));
      return points.map((row) => [0, 1].map((coordinate) => weightedSum(weights, row, coordinate)));
    });
    return (column, row) => {
      const span = Math.floor(((2 * row + 1) * numSpans) / (2 * height));
      const t = fround(fround((row + 0.5) * fround(numSpans / height)) - span);
      const [a, b, c] = alongColumns[column].slice(span, span + 3);
      const curve = (coordinate: 0 | 1) => splineCurve(a[coordinate], b[coordinate], c[coordinate], t);
      return [curve(0), curve(1)];
    };
  });
}

/** The quadratic B-spline around control point k at the middle of a column. */
function splineWeight(column: number, k: number, { elasticGrid, width }: ElasticAugmentationOptions): number {
  const step = (elasticGrid - 2) / width;
  const t = fround(fround(column * fround(step)) + fround((1 + step) / 2));
  const distance = Math.abs(fround(t - k));
  const square = (reach: number, factor: number) => {
    const rest = Math.max(fround(reach - distance), 0);
    return fround(fround(rest * rest) * factor);
  };
  return fround(square(1.5, 0.5) - square(0.5, 1.5));
}

function weightedSum(weights: readonly number[], points: readonly SourcePosition[], coordinate: number): number {
  const terms = weights.map((weight, k) => fround(weight * points[k][coordinate]));
  return terms.reduce((sum, term) => fround(sum + term));
}

/** The span of the B-spline between three control points, t from 0 to 1. */
function splineCurve(a: number, b: number, c: number, t: number): number {
  const p0 = fround(fround(a + b) * 0.5);
  const p1 = fround(b - a);
  const p2 = fround(fround(fround(a - b) + fround(c - b)) * 0.5);
  return fround(p0 + fround(t * fround(p1 + fround(t * p2))));
}
