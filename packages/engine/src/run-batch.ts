/**
 * Answers for a batch.
 *
 * @param images   [B, ...input]; only read.
 * @param outputs  Overwritten, [B, outputs].
 */
export type RunBatch = (images: Float32Array, outputs: Float32Array) => void;
