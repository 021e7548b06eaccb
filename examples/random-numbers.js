// Random numbers that are the same on every machine, in whatever order they are drawn.
import { createRandomSource, permutation } from '@raqam/random';

const seed = 42;

// A value is addressed, not produced: the tenth weight needs no nine before it.
const weights = createRandomSource(seed, 'weights');
console.log('the tenth weight:', weights.truncatedNormal(9).toFixed(6));

// Each epoch has its own order of the data, and can be asked for on its own.
for (const epoch of [0, 1, 2]) {
  const order = permutation(8, createRandomSource(seed, 'shuffle', { epoch }));
  console.log(`epoch ${epoch} reads images`, order.join(' '));
}

// Prints:
// the tenth weight: 0.223191
// epoch 0 reads images 4 5 6 2 3 0 1 7
// epoch 1 reads images 4 6 5 3 2 7 0 1
// epoch 2 reads images 5 6 3 0 1 7 4 2
