import { createHash } from 'node:crypto';
import {
  ArtifactFormatError,
  ArtifactVersionError,
  decodeModelArtifact,
  encodeModelArtifact,
  InputContractError,
  type ModelArtifact,
  weightsSha256,
} from '@raqam/artifact';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { modelArtifact } from './arbitraries.ts';
import { exampleArtifact, inputContract } from './examples.ts';
import { randomWeights } from './random-weights.ts';
import { reportCnn } from './specs.ts';

// Many cases, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

type Files = Map<string, Uint8Array<ArrayBuffer>>;

const files = await encodeModelArtifact(exampleArtifact);
const [jsonName, weightsName] = [...files.keys()];
const json = new TextDecoder().decode(files.get(jsonName));
const weightsBytes = files.get(weightsName) ?? new Uint8Array();

/** The example with another `model.json`, whose digest is right again. */
function withJson(changed: string): Files {
  const open = changed.replace(/"modelJsonSha256":"[0-9a-f]{64}"/, `"modelJsonSha256":"${'0'.repeat(64)}"`);
  const digest = createHash('sha256').update(open).digest('hex');
  return new Map(files).set(jsonName, new TextEncoder().encode(open.replace('0'.repeat(64), digest)));
}

const refusal = (message: string) => new ArtifactFormatError(`model${message}`);
const REMEDY = 'Save the model again, or take the original files.';

test('a model that was saved before there were verdicts has no thresholds', async () => {
  const before = json.replace('"verdictThresholds":{"unsureBelow":0.9,"notADigitBelow":0.5}', '');
  expect(before.length).toBeLessThan(json.length);
  const decoded = await decodeModelArtifact(withJson(before.replace(/,}/g, '}')));
  expect(decoded).toEqual({ ...exampleArtifact, verdictThresholds: null });
});

test('a threshold that is no fraction is refused', async () => {
  await expect(
    encodeModelArtifact({ ...exampleArtifact, verdictThresholds: { unsureBelow: 1.5, notADigitBelow: 0.5 } }),
  ).rejects.toThrow(
    new ArtifactFormatError(
      'ModelArtifact: verdictThresholds.unsureBelow is 1.5; expected a number from 0 to 1. Correct it before saving.',
    ),
  );
});

describe('encodeModelArtifact', () => {
  test('decodes to the same value, for any network', async () => {
    await fc.assert(
      fc.asyncProperty(modelArtifact, async (promised) => {
        const artifact = await promised;
        expect(await decodeModelArtifact(await encodeModelArtifact(artifact))).toEqual(artifact);
      }),
      { numRuns: 100 },
    );
  });

  test('the weights file is the plain little-endian values: its SHA-256 is the model’s', () => {
    const sha256 = createHash('sha256').update(weightsBytes).digest('hex');
    expect(sha256).toBe(exampleArtifact.weightsSha256);
    expect(weightsName).toBe(`weights-${sha256.slice(0, 16)}.bin`);
    expect(new DataView(weightsBytes.buffer).getFloat32(0, true)).toBe(exampleArtifact.weights[0].values[0]);
  });

  test('the report’s network takes its 37,610 values and less than 4 KB of description', async () => {
    const weights = randomWeights(reportCnn);
    const encoded = await encodeModelArtifact({
      ...exampleArtifact,
      spec: reportCnn,
      weights,
      weightsSha256: await weightsSha256(weights),
    });
    const [description, values] = [...encoded.values()].map((bytes) => bytes.length);
    expect(values).toBe(37_610 * 4);
    expect(description).toBeLessThan(4096);
  });

  const [kernel, ...others] = exampleArtifact.weights;
  const withValues = (values: readonly number[]): ModelArtifact => ({
    ...exampleArtifact,
    weights: [{ ...kernel, values: Float32Array.from(values) }, ...others],
  });
  test.each<[ModelArtifact, string]>([
    [
      withValues([1, Number.NaN, 3, 4]),
      'hidden/kernel holds NaN at index 1; expected finite numbers. The training diverged: take an earlier snapshot, or train with a lower learning rate.',
    ],
    [
      withValues([1, 2, 3, Number.NEGATIVE_INFINITY]),
      'hidden/kernel holds -Infinity at index 3; expected finite numbers. The training diverged: take an earlier snapshot, or train with a lower learning rate.',
    ],
    [withValues([1, 2]), 'hidden/kernel holds 2 values; its shape [2, 2] has 4. Pass every value once.'],
    [
      { ...exampleArtifact, weights: others },
      '3 weight tensors; the network xor has 4. Take weights and specification from the same network.',
    ],
    [
      { ...exampleArtifact, weights: [{ ...kernel, name: 'dense/kernel' }, ...others] },
      'weight 0 is dense/kernel [2, 2]; the network xor has hidden/kernel [2, 2] there. Take weights and specification from the same network.',
    ],
    [
      { ...exampleArtifact, weights: [{ ...kernel, shape: [4] }, ...others] },
      'weight 0 is hidden/kernel [4]; the network xor has hidden/kernel [2, 2] there. Take weights and specification from the same network.',
    ],
    [
      { ...exampleArtifact, weightsSha256: '0'.repeat(64) },
      `the weights have the SHA-256 ${exampleArtifact.weightsSha256}; stated is ${'0'.repeat(64)}. Pass what weightsSha256(weights) gives.`,
    ],
    [
      { ...exampleArtifact, metrics: { accuracy: 1.5, loss: 0, count: 1 } },
      'metrics.accuracy is 1.5; expected a number from 0 to 1. Correct it before saving.',
    ],
    [
      { ...exampleArtifact, seed: -1 },
      'seed is -1; expected a whole number from 0 to 9007199254740991. Correct it before saving.',
    ],
  ])('refuses a value that contradicts itself (%#)', async (artifact, message) => {
    await expect(encodeModelArtifact(artifact)).rejects.toThrow(new ArtifactFormatError(`ModelArtifact: ${message}`));
  });
});

describe('decodeModelArtifact', () => {
  test('accepts other files beside those of the model', async () => {
    const more = new Map(files).set('README.md', new Uint8Array(3));
    expect(await decodeModelArtifact(more)).toEqual(exampleArtifact);
  });

  test('takes the input contract that it is asked for, and no other', async () => {
    expect(await decodeModelArtifact(files, { inputContract })).toEqual(exampleArtifact);
    await expect(
      decodeModelArtifact(files, { inputContract: { ...inputContract, version: 2 }, name: 'digits' }),
    ).rejects.toThrow(
      new InputContractError(
        'digits: trained on inputs of digit-28x28 version 1; this program makes digit-28x28 version 2. ' +
          'Train the model again with this version of Raqam.',
      ),
    );
    const none = await encodeModelArtifact({ ...exampleArtifact, inputContract: null });
    await expect(decodeModelArtifact(none, { inputContract })).rejects.toThrow(
      new InputContractError(
        'model: trained on inputs of no stated contract; this program makes digit-28x28 version 1. ' +
          'Train the model again with this version of Raqam.',
      ),
    );
  });

  test('refuses a newer version', async () => {
    const newer = withJson(json.replace('"raqam":{"version":1', '"raqam":{"version":2'));
    await expect(decodeModelArtifact(newer)).rejects.toThrow(
      new ArtifactVersionError(
        'model, model.json: a model of version 2; this program reads up to version 1. Update Raqam to read it.',
      ),
    );
  });

  const without = (name: string): Files => new Map([...files].filter(([key]) => key !== name));
  const withWeights = (bytes: Uint8Array<ArrayBuffer>): Files => new Map(files).set(weightsName, bytes);
  const flipped = Uint8Array.from(weightsBytes, (byte, index) => (index === 5 ? byte ^ 1 : byte));
  const infinite = weightsBytes.slice();
  new DataView(infinite.buffer).setFloat32(8, Number.POSITIVE_INFINITY, true);

  test.each<[string, Files, string]>([
    ['no model.json', without('model.json'), `: there is no model.json. ${REMEDY}`],
    ['no weights', without(weightsName), `: model.json names the file ${weightsName}, which is not there. ${REMEDY}`],
    ['no JSON', withJson(json.slice(0, -1)), `, model.json is not JSON in UTF-8. ${REMEDY}`],
    [
      'no UTF-8',
      new Map(files).set('model.json', Uint8Array.of(0x22, 0xff, 0x22)),
      `, model.json is not JSON in UTF-8. ${REMEDY}`,
    ],
    [
      'another program’s model.json',
      withJson('{"modelTopology":{},"weightsManifest":[]}'),
      `, model.json: userDefinedMetadata is missing; expected a value there. ${REMEDY}`,
    ],
    [
      'a path instead of a file name',
      withJson(json.replace(weightsName, '../../secret.bin')),
      `, model.json: weightsManifest[0].paths[0] is "../../secret.bin"; expected a name such as "weights-0123456789abcdef.bin". ${REMEDY}`,
    ],
    [
      'a changed metric',
      new Map(files).set(jsonName, new TextEncoder().encode(json.replace('0.75', '0.95'))),
      `: model.json was changed after it was written: its SHA-256 differs. ${REMEDY}`,
    ],
    [
      'something appended to model.json',
      new Map(files).set(jsonName, new TextEncoder().encode(`${json}\n`)),
      `: model.json was changed after it was written: its SHA-256 differs. ${REMEDY}`,
    ],
    [
      'a network that is none',
      withJson(json.replace('"units":2', '"units":0')),
      `, model.json: spec.layers[0].units is 0; expected a whole number from 1 to 65536. ${REMEDY}`,
    ],
    [
      'layers that do not fit',
      withJson(json.replace('"inputShape":[2]', '"inputShape":[2,1,1]')),
      ': xor, layer hidden (dense): 2×1×1 arrives; expected a flat row of features. Put a flatten layer before it.',
    ],
    [
      'weights cut short',
      withWeights(weightsBytes.slice(0, -1)),
      `: ${weightsName} holds 35 bytes; the 9 parameters of xor need 36. ${REMEDY}`,
    ],
    [
      'something appended to the weights',
      withWeights(Uint8Array.of(...weightsBytes, 0)),
      `: ${weightsName} holds 37 bytes; the 9 parameters of xor need 36. ${REMEDY}`,
    ],
    [
      'a flipped bit in the weights',
      withWeights(flipped),
      `: the weights have the SHA-256 ${createHash('sha256').update(flipped).digest('hex')}; stated is ${exampleArtifact.weightsSha256}. ${REMEDY}`,
    ],
    [
      'weights that are not finite',
      withWeights(infinite),
      ': hidden/kernel holds Infinity at index 2; expected finite numbers. The training diverged: take an earlier snapshot, or train with a lower learning rate.',
    ],
  ])('refuses %s', async (_, changed, message) => {
    await expect(decodeModelArtifact(changed)).rejects.toThrow(refusal(message));
  });

  test('refuses either file cut at any byte, and with any byte changed', async () => {
    for (const [name, bytes] of files) {
      for (let position = 0; position < bytes.length; position++) {
        const cut = new Map(files).set(name, bytes.slice(0, position));
        await expect(decodeModelArtifact(cut)).rejects.toBeInstanceOf(ArtifactFormatError);
        const changed = bytes.slice();
        changed[position] ^= 1 << (position % 8);
        await expect(decodeModelArtifact(new Map(files).set(name, changed))).rejects.toSatisfy(
          (error) => error instanceof ArtifactFormatError || error instanceof ArtifactVersionError,
        );
      }
    }
  });

  test('refuses any bytes in place of either file, and any JSON', async () => {
    const bytes = fc.uint8Array({ maxLength: 200 }).map((value) => Uint8Array.from(value));
    const anyJson = fc.json().map((text) => new TextEncoder().encode(text));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files.keys()), fc.oneof(bytes, anyJson), async (name, content) => {
        await expect(decodeModelArtifact(new Map(files).set(name, content))).rejects.toBeInstanceOf(
          ArtifactFormatError,
        );
      }),
      { numRuns: 300 },
    );
  });
});
