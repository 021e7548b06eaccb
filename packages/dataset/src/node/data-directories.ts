import { delimiter, dirname, join, resolve } from 'node:path';
import * as v from 'valibot';
import { describeIssue } from '../describe-issue.ts';
import { DataConfigError } from '../errors.ts';
import { cacheDirectory } from './cache-directory.ts';
import { readBytes } from './read-bytes.ts';

/** Where to look for data; whatever is left out is taken from the process. */
export interface DataDirectoriesOptions {
  /** Folders to look in, and no others. */
  readonly directories?: readonly string[];
  /** A configuration file to use in place of the nearest `raqam.config.json`. */
  readonly configFile?: string;
  /** Where the search for `raqam.config.json` starts. @default process.cwd() */
  readonly workingDirectory?: string;
  /** @default process.env */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** What `<cache>` stands for. @default the user's cache folder for `raqam` */
  readonly cacheDirectory?: string;
}

const CONFIG_NAME = 'raqam.config.json';

const FOLDERS = 'a list of at least one folder';
const configSchema = v.strictObject(
  {
    $schema: v.optional(v.string('an address')),
    data: v.pipe(
      v.array(v.pipe(v.string('the path of a folder'), v.nonEmpty('the path of a folder')), FOLDERS),
      v.nonEmpty(FOLDERS),
    ),
  },
  'an object with "data" and nothing else',
);

/**
 * The folders in which data is looked for, in order. The first of these that there is:
 * 1. `directories`;
 * 2. the environment's `RAQAM_DATA`: folders separated as in `PATH` (`:`, on Windows `;`);
 * 3. `"data"` of `configFile`, else of the nearest `raqam.config.json` upwards from the working directory; relative to
 *    that file, `<cache>` being the user's cache;
 * 4. nothing.
 *
 * The user's cache, where downloads go, comes last in any case; with `directories` it is left out.
 *
 * @returns Absolute paths, whether they exist or not.
 * @throws {DataConfigError} `…/raqam.config.json: data is missing; expected a list of folders. …`
 */
export async function dataDirectories(options: DataDirectoriesOptions = {}): Promise<readonly string[]> {
  const { directories, configFile, workingDirectory = process.cwd(), environment = process.env } = options;
  const cache = options.cacheDirectory ?? cacheDirectory();
  // What was fetched is found again, wherever else the search leads.
  const withCache = (found: readonly string[]) => [...new Set([...found, cache])];
  if (directories) return directories.map((directory) => resolve(workingDirectory, directory));

  const listed = (environment['RAQAM_DATA'] ?? '').split(delimiter).filter((directory) => directory !== '');
  if (listed.length > 0) return withCache(listed.map((directory) => resolve(workingDirectory, directory)));

  const config = configFile
    ? await readGivenConfig(resolve(workingDirectory, configFile))
    : await readNearestConfig(resolve(workingDirectory));
  if (!config) return [cache];
  return withCache(
    config.data.map((directory) => (directory === '<cache>' ? cache : resolve(dirname(config.path), directory))),
  );
}

interface DataConfig {
  readonly path: string;
  readonly data: readonly string[];
}

async function readGivenConfig(path: string): Promise<DataConfig> {
  const bytes = await readBytes(path);
  if (!bytes) {
    throw new DataConfigError(
      `${path}: there is no such file; expected a ${CONFIG_NAME}. Check the path that was given.`,
    );
  }
  return parseConfig(path, bytes);
}

async function readNearestConfig(directory: string): Promise<DataConfig | null> {
  const path = join(directory, CONFIG_NAME);
  const bytes = await readBytes(path);
  if (bytes) return parseConfig(path, bytes);
  const parent = dirname(directory);
  return parent === directory ? null : readNearestConfig(parent);
}

function parseConfig(path: string, bytes: Uint8Array): DataConfig {
  const remedy = 'Write it as { "data": ["./data", "<cache>"] }.';
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new DataConfigError(`${path}: this is not JSON. ${remedy}`, { cause: error });
  }
  const parsed = v.safeParse(configSchema, value);
  if (!parsed.success) {
    throw new DataConfigError(`${path}: ${describeIssue(parsed.issues[0], 'the file')}. ${remedy}`);
  }
  return { path, data: parsed.output.data };
}
