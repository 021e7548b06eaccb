import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { unprivileged } from '../../test/unprivileged.ts';
import { DataConfigError, FileAccessError } from '../errors.ts';
import { dataDirectories } from './data-directories.ts';

const CONFIG = JSON.stringify({ data: ['./data', '../beside', '<cache>', '/absolute'] });
const environment = {};
const cacheDirectory = '/the/cache';

test('the nearest raqam.config.json upwards says where; its paths are relative to it', async () => {
  const root = await temporaryFolder();
  const workingDirectory = join(root, 'project', 'apps', 'terminal');
  await mkdir(workingDirectory, { recursive: true });
  await writeFile(join(root, 'raqam.config.json'), '{ "data": ["./farther"] }');
  await writeFile(join(root, 'project', 'raqam.config.json'), CONFIG);
  expect(await dataDirectories({ workingDirectory, environment, cacheDirectory })).toEqual([
    join(root, 'project', 'data'),
    join(root, 'beside'),
    '/the/cache',
    '/absolute',
  ]);
});

test('the cache comes last where nothing names it, and not at all behind `directories`', async () => {
  const workingDirectory = await temporaryFolder();
  await writeFile(join(workingDirectory, 'raqam.config.json'), '{ "data": ["x"] }');
  const options = { workingDirectory, environment, cacheDirectory };
  expect(await dataDirectories(options)).toEqual([join(workingDirectory, 'x'), '/the/cache']);
  expect(await dataDirectories({ ...options, directories: ['x'] })).toEqual([join(workingDirectory, 'x')]);
});

test('RAQAM_DATA goes before the file, `directories` before both', async () => {
  const workingDirectory = await temporaryFolder();
  await writeFile(join(workingDirectory, 'raqam.config.json'), CONFIG);
  const options = {
    workingDirectory,
    environment: { RAQAM_DATA: ['/one', '', 'two'].join(delimiter) },
    cacheDirectory,
  };
  expect(await dataDirectories(options)).toEqual(['/one', join(workingDirectory, 'two'), '/the/cache']);
  expect(await dataDirectories({ ...options, directories: ['three'] })).toEqual([join(workingDirectory, 'three')]);
});

test('a file that is named goes before the nearest', async () => {
  const workingDirectory = await temporaryFolder();
  await writeFile(join(workingDirectory, 'raqam.config.json'), CONFIG);
  await mkdir(join(workingDirectory, 'other'));
  await writeFile(join(workingDirectory, 'other', 'mine.json'), '{ "data": ["x"] }');
  const options = { workingDirectory, environment, cacheDirectory, configFile: 'other/mine.json' };
  expect(await dataDirectories(options)).toEqual([join(workingDirectory, 'other', 'x'), '/the/cache']);
});

test('without any of these it is the cache', async () => {
  const workingDirectory = await temporaryFolder();
  expect(await dataDirectories({ workingDirectory, environment, cacheDirectory })).toEqual(['/the/cache']);
});

test('the cache is named after the product', async () => {
  const workingDirectory = await temporaryFolder();
  const [cache] = await dataDirectories({ workingDirectory, environment });
  expect(cache).toMatch(/[\\/]raqam([\\/]Cache)?$/);
});

test.each([
  ['{', 'this is not JSON.'],
  ['[]', 'data is missing; expected an object with "data" and nothing else.'],
  ['3', 'the file is 3; expected an object with "data" and nothing else.'],
  ['{ "data": [] }', 'data is []; expected a list of at least one folder.'],
  ['{ "data": "./data" }', 'data is "./data"; expected a list of at least one folder.'],
  ['{ "data": ["./data", 7] }', 'data.1 is 7; expected the path of a folder.'],
  ['{ "data": [""] }', 'data.0 is ""; expected the path of a folder.'],
  ['{ "data": ["x"], "dta": 1 }', 'dta is "dta"; expected an object with "data" and nothing else.'],
])('refuses the file %s', async (content, problem) => {
  const workingDirectory = await temporaryFolder();
  const path = join(workingDirectory, 'raqam.config.json');
  await writeFile(path, content);
  await expect(dataDirectories({ workingDirectory, environment, cacheDirectory })).rejects.toThrow(
    new DataConfigError(`${path}: ${problem} Write it as { "data": ["./data", "<cache>"] }.`),
  );
});

test('refuses a file that is named and missing', async () => {
  const workingDirectory = await temporaryFolder();
  const path = join(workingDirectory, 'raqam.config.json');
  await expect(dataDirectories({ workingDirectory, environment, cacheDirectory, configFile: path })).rejects.toThrow(
    new DataConfigError(`${path}: there is no such file; expected a raqam.config.json. Check the path that was given.`),
  );
});

test('names a file that may not be read', async () => {
  const workingDirectory = await temporaryFolder();
  const path = join(workingDirectory, 'raqam.config.json');
  await writeFile(path, CONFIG);
  await chmod(path, 0);
  await chmod(workingDirectory, 0o755);
  await unprivileged(() =>
    expect(dataDirectories({ workingDirectory, environment, cacheDirectory })).rejects.toThrow(
      new FileAccessError(
        `${path} cannot be read: permission denied (EACCES). Give this user the right to read there, ` +
          'or choose another place.',
      ),
    ),
  );
});
