/** What a field of a number may hold. */
export interface FieldBounds {
  readonly min: number;
  readonly max: number;
  readonly isWhole?: boolean;
}

/** Of what must stay below 1, as the schemas of `@raqam/artifact` have it. */
const BELOW_ONE: FieldBounds = { min: 0, max: 0.999999 };
const SHARE: FieldBounds = { min: 0, max: 1 };
const ABOVE_ZERO: FieldBounds = { min: 1e-12, max: 1e12 };

/**
 * What the page takes for each number of the settings, by its name in them: what the schemas allow, and where they allow
 * more than a browser can do, less.
 */
export const FIELD_BOUNDS = {
  epochs: { min: 1, max: 1000, isWhole: true },
  batchSize: { min: 1, max: 4096, isWhole: true },
  limit: { min: 100, max: 60_000, isWhole: true },
  validationPercent: { min: 0, max: 50 },
  seed: { min: 0, max: Number.MAX_SAFE_INTEGER, isWhole: true },
  workers: { min: 1, max: 256, isWhole: true },
  labelSmoothing: BELOW_ONE,
  learningRate: { min: 1e-6, max: 10 },
  momentum: BELOW_ONE,
  beta1: BELOW_ONE,
  beta2: BELOW_ONE,
  rho: BELOW_ONE,
  epsilon: { min: 1e-12, max: 1 },
  initialAccumulatorValue: { min: 0, max: 1000 },
  decaySteps: { min: 1, max: 1_000_000, isWhole: true },
  decayRate: SHARE,
  warmupSteps: { min: 0, max: 1_000_000, isWhole: true },
  alpha: SHARE,
  warmupFraction: SHARE,
  startDivisor: ABOVE_ZERO,
  endDivisor: ABOVE_ZERO,
  threshold: ABOVE_ZERO,
  patience: { min: 0, max: 1000, isWhole: true },
  rotationDegrees: { min: 0, max: 90 },
  scale: BELOW_ONE,
  shear: SHARE,
  translatePixels: { min: 0, max: 28 },
  elasticPixels: { min: 0, max: 28 },
  elasticGrid: { min: 3, max: 8, isWhole: true },
  strokeWidth: SHARE,
  blur: SHARE,
  contrast: SHARE,
  erasePixels: { min: 0, max: 28 },
  filters: { min: 1, max: 256, isWhole: true },
  units: { min: 1, max: 4096, isWhole: true },
  rate: BELOW_ONE,
  kernelSize: { min: 1, max: 32, isWhole: true },
  poolSize: { min: 1, max: 32, isWhole: true },
  strides: { min: 1, max: 32, isWhole: true },
  margin: { min: 0, max: 32, isWhole: true },
} as const satisfies Readonly<Record<string, FieldBounds>>;

/** The name of a number that the page has a field for. */
export type FieldName = keyof typeof FIELD_BOUNDS;

/** Whether the page has a field of numbers for this name. */
export function isFieldName(name: string): name is FieldName {
  return name in FIELD_BOUNDS;
}
