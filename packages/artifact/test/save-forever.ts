// Saves two models and two runs in turns until it is killed; says so after the first of each.
import { weightsSha256 } from '@raqam/artifact';
import { saveModelArtifact, saveRunFile } from '@raqam/artifact/node';
import { exampleArtifact, exampleRun } from './examples.ts';

const [, , folder] = process.argv;
const weights = exampleRun.snapshots[0].weights;
const other = { weights, weightsSha256: await weightsSha256(weights) };
for (let turn = 0; ; turn++) {
  const change = turn % 2 === 0 ? {} : other;
  await saveModelArtifact(`${folder}/model`, { ...exampleArtifact, ...change });
  await saveRunFile(`${folder}/a.raqam`, { ...exampleRun, ...change });
  if (turn === 0) console.log('saved');
}
