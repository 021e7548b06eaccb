import { trainPerceptron } from '@raqam/model';

/** The points of AND in the order in which the report shows them. */
const AND_EXAMPLES = [
  { inputs: [0, 0], target: 0 },
  { inputs: [1, 1], target: 1 },
  { inputs: [0, 1], target: 0 },
  { inputs: [1, 0], target: 0 },
] as const;

/** The training with which the report teaches AND: rate 0.2, from weights (0.8, −1, −1), until a pass has no mistake. */
const TRAINING = trainPerceptron(AND_EXAMPLES, { weights: [0.8, -1, -1], learningRate: 0.2 });

const [bias, w1, w2] = TRAINING.weights;

/** The line with which the perceptron's rule ends there. */
export const AND_LINE = { bias, w1, w2 };

/** The first pass without a mistake, in the rounded numbers of a computer. */
export const AND_PASSES = TRAINING.numPasses;
