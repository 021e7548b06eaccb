import '@tensorflow/tfjs-backend-cpu';
// Registers the gradients of tfjs's operations, which tfjs-core alone does not.
import '@tensorflow/tfjs-layers';
import { enableWasmTraining } from '@raqam/backend';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { checkGradients } from './check-gradients.ts';
import { GRADIENT_CASES } from './gradient-cases.ts';

beforeAll(() => enableWasmTraining(tf));

test.each(GRADIENT_CASES)('$name', async (gradientCase) => {
  const { differenceFromCpu, differenceFromDifferences, numLeaked, gradients } = await checkGradients(tf, gradientCase);
  // Sums of at most some hundred products of values below one, in f32.
  expect(differenceFromCpu).toBeLessThan(1e-5);
  // The same, divided by the step of the differences.
  expect(differenceFromDifferences).toBeLessThan(2e-3);
  expect(numLeaked).toEqual({ tensors: 0, dataIds: 0 });
  expect(gradients.some((value) => value !== 0)).toBe(true);
});
