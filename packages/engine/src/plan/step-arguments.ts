/** What a step is told, as its phases read it from the slot: places of i32, u32 and f32, 4 bytes each. */
const PLACES = {
  /** i32: images in the batch. */
  numImages: 0,
  /** f32: 1 / numImages, by which each image's gradient counts. */
  gradientScale: 1,
  /** i32: bytes from the weights to those that evaluation reads: 0, or to their averages. */
  weightsShift: 2,
  /** u32 × 4: the seed's lower and upper half, step, epoch. */
  random: 4,
  /** f32 × 8: what the optimizer is told. */
  rates: 8,
} as const;

/** Name of an argument. */
export type StepArgument = keyof typeof PLACES;

/** Most numbers that an optimizer is told. */
const MAX_RATES = 8;

/** Bytes of all arguments. */
export const STEP_ARGUMENTS_BYTES = 4 * (PLACES.rates + MAX_RATES);

/** Offset of an argument in bytes. */
export function argumentOffset(name: StepArgument): number {
  return 4 * PLACES[name];
}

/** What a step is told. */
export interface StepArguments {
  readonly numImages: number;
  /** @default 0 */
  readonly weightsShift?: number;
  /** Needed by training steps. */
  readonly random?: { readonly seed: number; readonly step: number; readonly epoch: number };
  /** Needed by training steps, at most 8. */
  readonly rates?: readonly number[];
}

/** The arguments as a slot holds them. */
export function encodeStepArguments({ numImages, random, rates = [], weightsShift = 0 }: StepArguments): Uint8Array {
  const view = new DataView(new ArrayBuffer(STEP_ARGUMENTS_BYTES));
  view.setInt32(argumentOffset('numImages'), numImages, true);
  view.setFloat32(argumentOffset('gradientScale'), 1 / numImages, true);
  view.setInt32(argumentOffset('weightsShift'), weightsShift, true);
  if (random) {
    const words = [random.seed, Math.floor(random.seed / 2 ** 32), random.step, random.epoch];
    words.forEach((word, index) => {
      view.setUint32(argumentOffset('random') + 4 * index, word % 2 ** 32, true);
    });
  }
  rates.forEach((rate, index) => {
    view.setFloat32(argumentOffset('rates') + 4 * index, rate, true);
  });
  return new Uint8Array(view.buffer);
}
