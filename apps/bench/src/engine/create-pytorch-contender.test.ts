import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dataset } from '@raqam/dataset';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TrainingFailedError } from '../command-error.ts';
import { createPyTorchContender } from './create-pytorch-contender.ts';

const DATA = new Dataset({ name: 'two', images: new Uint8Array(2 * 784).fill(7), labels: Uint8Array.of(3, 4) });

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-bench-'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** Puts a program in the place of Python, which is not on every machine, and PyTorch on fewer. */
async function useAsPython(program: string): Promise<void> {
  const path = join(folder, 'python.mjs');
  await writeFile(path, `#!${process.execPath}\nif (process.argv[2] === '-c') process.exit(0);\n${program}`);
  await chmod(path, 0o755);
  vi.stubEnv('PYTHON', path);
}

test('gives all images and labels to the program, and asks it for steps', async () => {
  await useAsPython(`
    let received = 0, numSteps = 0;
    process.stdin.on('data', (bytes) => {
      const start = received === 0 ? bytes.readUInt32LE(0) : null;
      if (received < 4 + 2 * 785) {
        received += bytes.length;
        if (start !== null && start !== 2) process.exit(1);
        if (received === 4 + 2 * 785) console.log('{"version":"1.0","threads":' + process.argv[3] + '}');
      } else {
        numSteps += Number(bytes);
        console.log(JSON.stringify({ seconds: numSteps / 10, loss: 1 }));
      }
    });`);
  const contender = await createPyTorchContender(DATA, 2);
  if ('kind' in contender) throw new Error(contender.reason);
  expect(contender.name).toBe('PyTorch 1.0, channels_last, 2 threads');
  expect([await contender.trainSteps(5), await contender.trainSteps(30)]).toEqual([500, 3500]);
  await contender.dispose();
});

test('tells what the program said when it dies', async () => {
  await useAsPython(`process.stdin.once('data', () => { console.error('no memory'); process.exit(1); });`);
  await expect(createPyTorchContender(DATA, 2)).rejects.toEqual(
    new TrainingFailedError('PyTorch ended with no answer; expected a line of JSON. It said: no memory'),
  );
});
