/** Stands in for the trainer's engine `tfjs`, which this site does not bring along. */
export function createTfjsEngine(): never {
  throw new Error('This site has no engine tfjs. Train with the engine wasm, or with tfjs in the terminal program.');
}
