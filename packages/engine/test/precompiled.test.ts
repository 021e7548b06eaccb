// A network that was compiled beforehand: plain data, made ready without the compiler.
import { compileInference, createInference } from '@raqam/engine';
import { createProgramRun } from '@raqam/engine/precompiled';
import { createReferenceRun } from '@raqam/engine/reference';
import { createModelSpec } from '@raqam/model';
import { expect, test, vi } from 'vitest';
import { randomImages, randomWeights } from './random-values.ts';

const spec = createModelSpec('cnn');
const weights = randomWeights(spec);
const tensors = weights.map(({ values }) => values);
const images = randomImages(spec, 11);

test('a program is plain data, the same for the same network', () => {
  const { constants, program, weights: places } = compileInference(spec);
  expect(compileInference(structuredClone(spec)).program).toEqual(program);
  expect(structuredClone(program)).toEqual(program);
  expect(program).toMatchObject({ numInputs: 784, numOutputs: 10, maxImages: 8 });
  expect(program.tensors).toEqual([...places, ...constants.map(({ region }) => region)].map(({ offset }) => offset));
});

test('it gives the bits that createInference gives, for any number of images', async () => {
  const expected = (await createInference(spec, weights)).run(images);
  const outputs = new Float32Array(expected.length);
  const run = await createProgramRun(compileInference(spec).program, tensors);
  run?.(images, outputs);
  expect(outputs).toEqual(expected);
  outputs.fill(0);
  createReferenceRun(spec, tensors)(images, outputs);
  expect(outputs).toEqual(expected);
});

test('it is null where there is no WebAssembly', async () => {
  vi.stubGlobal('WebAssembly', undefined);
  expect(await createProgramRun(compileInference(spec).program, tensors)).toBeNull();
  vi.unstubAllGlobals();
});
