import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { NUMERAL_MODELS, sampleNumeral } from '@raqam/image';

/** Where `@raqam/recognizer` is found as a program's author would have it: built. */
const FOLDER = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Milliseconds from the first line of a fresh Node program to a recognizer's first answer: loading the package and a
 * network, instantiating its WebAssembly, reading a digit's strokes.
 *
 * @throws {Error} When the program fails, as it does where the package is not built.
 */
export async function measureFirstAnswer(model: 'accurate' | 'compact'): Promise<number> {
  const program = `
    const start = performance.now();
    const { createRecognizer } = await import('@raqam/recognizer');
    const recognizer = await createRecognizer({ model: '${model}' });
    const prediction = recognizer.recognize(${JSON.stringify(sampleNumeral(NUMERAL_MODELS[0]))});
    const durationMs = performance.now() - start;
    if (prediction === null) throw new Error('nothing was read');
    console.log(durationMs);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: FOLDER,
    env: {},
  });
  return Number(stdout);
}
