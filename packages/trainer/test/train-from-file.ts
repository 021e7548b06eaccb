// Trains on the IDX files of the first two arguments, in little memory, and tells the weights' digest and how much memory
// the pixels took at most.
import { openDataset } from '@raqam/dataset/node';
import { train } from '@raqam/trainer';
import { options, tiny } from './tiny.ts';

const [, , images, labels] = process.argv;
const source = await openDataset({ name: 'big', images, labels });
let mostBytes = 0;
for await (const event of train(tiny, { train: source }, { ...options, epochs: 1, batchSize: 512, workers: 1 })) {
  mostBytes = Math.max(mostBytes, process.memoryUsage().arrayBuffers);
  if (event.type !== 'done') continue;
  if (event.reason === 'failed') throw new Error(event.stack ?? event.message);
  console.log(JSON.stringify([event.weightsSha256, mostBytes]));
}
