// A perceptron learns AND, step by step; why none learns XOR; and how two layers do.
import {
  composeGates,
  findInseparableSubset,
  runComposedGate,
  trainPerceptron,
  trainXor,
  truthTable,
} from '@raqam/model';

const options = { weights: [0.8, -1, -1], learningRate: 0.2 };
const and = trainPerceptron(truthTable('and'), options);
for (const { inputs, sum, output, target, weights } of and.steps.slice(0, 4)) {
  console.log(`(${inputs.join()}) sum ${sum}, output ${output}, target ${target} → weights`, weights.join(' '));
}
console.log(`pass ${and.numPasses} is the first without an error`);

// A proof rather than a patience that ran out: both sides, counted so, add up to the same.
const proof = findInseparableSubset(truthTable('xor'));
for (const target of [1, 0]) {
  const side = proof.examples.filter((example) => example.target === target);
  console.log(`target ${target}:`, side.map(({ inputs, count }) => `${count}·(1,${inputs.join()})`).join(' + '));
}
console.log('both are', `(${proof.total.join()})`);

// Two gates into a third.
const xor = composeGates('and', ['nand', 'or']);
console.log(
  truthTable('xor')
    .map(({ inputs }) => `${inputs.join('')} → ${runComposedGate(xor, inputs).output}`)
    .join(', '),
);

// Or a network that finds its own two gates, if its first weights are lucky.
for (const seed of [0, 1, 2, 3]) {
  const { solved, outputs } = trainXor(seed, { epochs: 1000 });
  console.log(`seed ${seed}:`, outputs.map((output) => output.toFixed(2)).join(' '), solved ? 'solved' : 'stuck');
}

// Prints:
// (1,0,0) sum 0.8, output 1, target 0 → weights 0.6000000000000001 -1 -1
// (1,0,1) sum -0.3999999999999999, output 0, target 0 → weights 0.6000000000000001 -1 -1
// (1,1,0) sum -0.3999999999999999, output 0, target 0 → weights 0.6000000000000001 -1 -1
// (1,1,1) sum -1.4, output 0, target 1 → weights 0.8 -0.8 -0.8
// pass 10 is the first without an error
// target 1: 1·(1,0,1) + 1·(1,1,0)
// target 0: 1·(1,0,0) + 1·(1,1,1)
// both are (2,1,1)
// 00 → 0, 01 → 1, 10 → 1, 11 → 0
// seed 0: 0.00 1.00 1.00 0.00 solved
// seed 1: 0.00 0.67 0.67 0.67 stuck
// seed 2: 0.00 1.00 0.50 0.50 stuck
// seed 3: 0.00 1.00 1.00 0.00 solved
