// Trains the tiny network and keeps checkpoints in the file of the first argument; says after each step that it is done.
import { train } from '@raqam/trainer';
import { createFileCheckpointStore } from '@raqam/trainer/node';
import { data, options, tiny } from './tiny.ts';

const [, , path] = process.argv;
const checkpoints = createFileCheckpointStore(path);
for await (const event of train(tiny, data, options, { checkpoints, checkpointEvery: 2, maxStepsAhead: 0 })) {
  console.log(event.type);
  // Slow enough to be killed in the middle.
  await new Promise((resolve) => setTimeout(resolve, 30));
}
