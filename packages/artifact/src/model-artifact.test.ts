import { expect, test } from 'vitest';
import { exampleArtifact } from '../test/examples.ts';
import {
  decodeModelArtifact,
  decodeModelArtifactOf,
  encodeModelArtifact,
  MODEL_ARTIFACT_FORMAT,
} from './model-artifact.ts';
import { sha256Hex } from './sha256.ts';

test('a model of an older version is migrated', async () => {
  const files = await encodeModelArtifact(exampleArtifact);
  const json = new TextDecoder().decode(files.get('model.json'));
  // As a version 0 might have been: the seed under another name. Its own digest has to be right.
  const open = json
    .replace('"raqam":{"version":1', '"raqam":{"version":0')
    .replace('"seed":7', '"randomSeed":7')
    .replace(/"modelJsonSha256":"[0-9a-f]{64}"/, `"modelJsonSha256":"${'0'.repeat(64)}"`);
  const digest = await sha256Hex(new TextEncoder().encode(open));
  files.set('model.json', new TextEncoder().encode(open.replace('0'.repeat(64), digest)));

  const format = {
    ...MODEL_ARTIFACT_FORMAT,
    migrations: new Map([
      [0, ({ randomSeed, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, seed: randomSeed })],
    ]),
  };
  expect(await decodeModelArtifactOf(format, files, {})).toEqual(exampleArtifact);
  await expect(decodeModelArtifact(files)).rejects.toThrow(
    'model, model.json: a model of version 0; this program reads version 1 and knows no way from version 0. ' +
      'Make it again with this version of Raqam.',
  );
});
