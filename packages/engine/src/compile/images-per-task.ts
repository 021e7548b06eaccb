/**
 * How many images a task of the phase `images` takes: enough that weights, which each task reads once, and the sum over
 * the tasks' gradients cost little beside the work itself; few enough that what a task computes stays in a core's own
 * cache, and that a batch of 128 gives 16 tasks to share. It is part of what is computed: another number sums gradients
 * in another order.
 */
export const IMAGES_PER_TASK = 8;
