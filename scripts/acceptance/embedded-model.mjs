// The recognizer's weights, made again: its recipe must give the very weights that are embedded, to the bit. Needs MNIST
// and UNIPEN. Then `raqam evaluate` reads MNIST's test set with the embedded model: at least 0.990.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadModelArtifact } from '../../packages/artifact/dist/node/index.js';
import { findMnist } from '../../packages/dataset/dist/node/index.js';
import { loadModel } from '../../packages/recognizer/dist/index.js';
import { packModel } from '../../packages/recognizer/dist/network/pack-model.js';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export default async function embeddedModel() {
  const embedded = await loadModel('compact');
  const mnist = await findMnist();
  if (mnist === null) throw new Error('MNIST is not found here: `npm run --silent raqam -- data fetch mnist`.');
  const [images, labels] = ['images-idx3', 'labels-idx1'].map((kind) => join(mnist, `t10k-${kind}-ubyte.gz`));
  const evaluate = ['evaluate', '--images', images, '--labels', labels, '--json'];
  const said = execFileSync('node', ['apps/terminal/dist/main.js', ...evaluate], { cwd: root, encoding: 'utf8' });
  const { accuracy, loss, count } = JSON.parse(said);
  console.log(`MNIST test: accuracy ${accuracy}, loss ${loss}, ${count} images`);
  if (accuracy < 0.99) throw new Error(`The accuracy is ${accuracy}; at least 0.990 is demanded.`);

  const folder = mkdtempSync(join(tmpdir(), 'raqam-embedded-'));
  try {
    execFileSync('node', ['scripts/train-embedded-model.mjs', folder], { cwd: root, stdio: 'inherit' });
    const { packed } = await packModel(await loadModelArtifact(folder), embedded.recipe);
    if (packed.weightsSha256 !== embedded.weightsSha256) {
      throw new Error(`The recipe gives ${packed.weightsSha256}; embedded is ${embedded.weightsSha256}.`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
