import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Dataset } from '@raqam/dataset';
import type { AbsentResult } from '../benchmark.ts';
import { TrainingFailedError } from '../command-error.ts';
import type { TrainingContender } from './training-contender.ts';

const PROGRAM = fileURLToPath(new URL('../../python/train_cnn.py', import.meta.url));

/** Where a Python may be that has PyTorch: the one that is asked for, the usual one, the operating system's own. */
const listPythons = () => [process.env['PYTHON'], 'python3', '/usr/bin/python3'].filter((each) => each !== undefined);

/**
 * The report's CNN in PyTorch, in a process of its own that sleeps between its turns.
 *
 * @param data All of it is given to PyTorch beforehand.
 * @returns What is missing, where no Python on this machine has PyTorch.
 */
export async function createPyTorchContender(
  data: Dataset,
  numThreads: number,
): Promise<TrainingContender | AbsentResult> {
  const python = await findPython();
  if (python === null) {
    return {
      kind: 'absent',
      name: `PyTorch, ${numThreads} threads`,
      reason: `None of ${listPythons().join(', ')} has the module torch; install it, or name a Python that has it by the environment variable PYTHON.`,
    };
  }
  const child = spawn(python, [PROGRAM, String(numThreads)]);
  const ask = createAsk(child);
  const count = Buffer.alloc(4);
  count.writeUInt32LE(data.numImages);
  child.stdin.write(count);
  child.stdin.write(data.images);
  const { version, threads } = await ask(data.labels);
  return {
    name: `PyTorch ${version}, channels_last, ${threads} threads`,
    trainSteps: async (numSteps) => Number((await ask(`${numSteps}\n`))['seconds']) * 1000,
    dispose: async () => {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}

/** What the program says. */
type Answer = Readonly<Record<string, string | number>>;

/** How the program is asked: what is written, and the line of JSON that it answers with. */
function createAsk(child: ChildProcessWithoutNullStreams) {
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  const closed = once(child, 'close');
  // What is written to a program that is gone fails; that it is gone is told by its missing answer.
  child.stdin.on('error', () => {});
  return async (text: string | Uint8Array): Promise<Answer> => {
    child.stdin.write(text);
    const line: IteratorResult<string, undefined> = await lines.next();
    if (line.done) {
      await closed;
      throw new TrainingFailedError(
        `PyTorch ended with no answer; expected a line of JSON. It said: ${complaints.trim() || 'nothing'}`,
      );
    }
    return JSON.parse(line.value) as Answer;
  };
}

/** The first Python that has PyTorch; null: none of them. */
async function findPython(): Promise<string | null> {
  for (const python of listPythons()) {
    const probe = spawn(python, ['-c', 'import torch'], { stdio: 'ignore' });
    const hasTorch = await Promise.race([
      once(probe, 'exit').then(([code]) => code === 0),
      once(probe, 'error').then(() => false),
    ]).catch(() => false);
    if (hasTorch) return python;
  }
  return null;
}
