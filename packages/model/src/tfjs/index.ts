/**
 * Networks as tfjs-layers trains them. Needs @tensorflow/tfjs-core and @tensorflow/tfjs-layers.
 * @packageDocumentation
 */
export { type BuildLayersModelOptions, buildLayersModel } from './build-layers-model.ts';
export { trainPerceptronWithTfjs } from './train-perceptron-with-tfjs.ts';
export type { TrainableModel } from './trainable-model.ts';
