// Seeded batches from digits that need no file and no network. With MNIST on the machine, or downloaded:
//   import { loadDataset } from '@raqam/dataset/node';
//   const { train } = await loadDataset('mnist');
import { formatShapes, splitDataset, synthesizeDataset } from '@raqam/dataset';

const synthetic = synthesizeDataset({ seed: 1, numTrain: 200, numTest: 50 });
console.log(formatShapes(synthetic));
console.log('digest', (await synthetic.train.digest()).slice(0, 16));

const { train, validation } = splitDataset(synthetic.train, { validation: 0.1, seed: 1 });
console.log('train', train.numImages, 'validation', validation?.numImages);

// The order of an epoch depends on the seed and the epoch, and on nothing else.
for (const epoch of [0, 1]) {
  const [first] = train.batches({ batchSize: 8, seed: 1, epoch });
  if (first === undefined) throw new Error('No images.');
  console.log(`epoch ${epoch} begins with the labels`, first.labels.join(' '), 'in', `[${first.shape.join(', ')}]`);
}

// Prints:
// (200, 28, 28), (200,), (50, 28, 28), (50,)
// digest e27b3a16ef7c5850
// train 180 validation 20
// epoch 0 begins with the labels 2 9 2 6 1 1 4 1 in [8, 28, 28, 1]
// epoch 1 begins with the labels 7 5 4 6 7 3 1 2 in [8, 28, 28, 1]
