import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod, copyFile, cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DataNotFoundError,
  Dataset,
  DatasetContentError,
  DigestError,
  encodeIdx,
  FileAccessError,
  formatShapes,
  GzipFormatError,
  gzip,
  IdxFormatError,
  MNIST_FILES,
  normalizeDataset,
  StrokeFormatError,
  synthesizeDataset,
} from '@raqam/dataset';
import {
  downloadMnist,
  findMnist,
  findStrokes,
  listDatasets,
  loadDataset,
  readStrokeFile,
  saveDataset,
} from '@raqam/dataset/node';
import { describe, expect, test } from 'vitest';
import { mnistFolder } from './mnist.ts';
import { closedOrigin, sendContent, serve } from './serve.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { unprivileged } from './unprivileged.ts';

const small = synthesizeDataset({ seed: 8, numTrain: 20, numTest: 10 });

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A search path of one new folder, and a cache that is empty. */
async function search() {
  const directory = await temporaryFolder();
  return { directory, directories: [directory], cacheDirectory: join(await temporaryFolder(), 'cache') };
}

test('what can be loaded is listed: the two that always can, folders of pairs and files of strokes, each name once', async () => {
  const { directory, ...options } = await search();
  const second = await temporaryFolder();
  await saveDataset(join(directory, 'scripts', 'mine'), small);
  await saveDataset(join(second, 'scripts', 'mine'), small);
  await saveDataset(join(second, 'too', 'deep', 'here'), small);
  await writeFile(join(directory, 'pens.jsonl'), '');
  await writeFile(join(directory, 'notes.txt'), '');
  const directories = [directory, second, join(directory, 'missing')];
  expect(await listDatasets({ ...options, directories })).toEqual(['mnist', 'synthetic', 'pens', 'scripts/mine']);
});

test('MNIST is found where all four files are, gzipped or not, and in the cache last', async () => {
  const { directory, cacheDirectory } = await search();
  const options = { environment: { RAQAM_DATA: directory }, cacheDirectory };
  for (const [folder, ending] of [
    [join(cacheDirectory, 'mnist'), '.gz'],
    [join(directory, 'mnist'), ''],
  ] as const) {
    const before = await findMnist(options);
    await mkdir(folder, { recursive: true });
    for (const file of MNIST_FILES) {
      expect(await findMnist(options)).toBe(before);
      await writeFile(join(folder, `${file}${ending}`), '');
    }
    expect(await findMnist(options)).toBe(folder);
  }
  expect(await findMnist({ directories: [cacheDirectory] })).toBe(join(cacheDirectory, 'mnist'));
  expect(await findMnist({ directories: [join(cacheDirectory, 'elsewhere')], cacheDirectory })).toBeNull();
});

describe('a folder of IDX pairs', () => {
  test('that was saved is loaded again, whole', async () => {
    const { directory, ...options } = await search();
    await saveDataset(join(directory, 'mine'), small);
    expect((await readdir(join(directory, 'mine'))).sort()).toEqual([
      't10k-images-idx3-ubyte.gz',
      't10k-labels-idx1-ubyte.gz',
      'train-images-idx3-ubyte.gz',
      'train-labels-idx1-ubyte.gz',
    ]);
    const loaded = await loadDataset('mine', options);
    expect(formatShapes(loaded)).toBe('(20, 28, 28), (20,), (10, 28, 28), (10,)');
    expect(await loaded.train.digest()).toBe(await small.train.digest());
    expect(await loaded.test?.digest()).toBe(await small.test.digest());
    expect([loaded.name, loaded.origin, loaded.notice]).toEqual(['mine', join(directory, 'mine'), null]);
  });

  test('is taken by its path, too, and from the first folder that holds it', async () => {
    const { directory, ...options } = await search();
    await saveDataset(join(directory, 'a', 'mine'), small);
    await saveDataset(join(directory, 'b', 'mine'), { train: small.test, test: null });
    const directories = [join(directory, 'none'), join(directory, 'b'), join(directory, 'a')];
    expect(formatShapes(await loadDataset('mine', { ...options, directories }))).toBe('(10, 28, 28), (10,)');
    expect((await loadDataset(join(directory, 'a', 'mine'), options)).train.numImages).toBe(20);
    expect((await loadDataset('./a/mine', { ...options, workingDirectory: directory })).train.numImages).toBe(20);
  });

  test.each([
    ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte'],
    ['emnist-digits-train-images-idx3-ubyte', 'emnist-digits-train-labels-idx1-ubyte'],
    ['images.idx3-ubyte', 'labels.idx1-ubyte'],
    ['t10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte'],
  ])('may hold the single pair %s', async (images, labels) => {
    const { directory, ...options } = await search();
    await writeFile(join(directory, images), encodeIdx({ shape: [20, 28, 28], data: small.train.images }));
    await writeFile(join(directory, `${labels}.gz`), await gzip(encodeIdx({ shape: [20], data: small.train.labels })));
    const loaded = await loadDataset('.', { ...options, workingDirectory: directory });
    expect(await loaded.train.digest()).toBe(await small.train.digest());
    expect(loaded.test).toBeNull();
  });

  test.each([
    ['train-', 'test-'],
    ['emnist-digits-train-', 'emnist-digits-test-'],
    ['', 't10k-'],
  ])('may call its parts %s and %s', async (trainStart, testStart) => {
    const { directory, ...options } = await search();
    for (const [start, { images, labels, numImages }] of [
      [trainStart, small.train],
      [testStart, small.test],
    ] as const) {
      const shape = [numImages, 28, 28] as const;
      await writeFile(join(directory, `${start}images-idx3-ubyte`), encodeIdx({ shape, data: images }));
      await writeFile(join(directory, `${start}labels-idx1-ubyte`), encodeIdx({ shape: [numImages], data: labels }));
    }
    expect(formatShapes(await loadDataset(directory, options))).toBe('(20, 28, 28), (20,), (10, 28, 28), (10,)');
  });

  test('of another size comes under the 28×28 contract, or raw when asked', async () => {
    const { directory, ...options } = await search();
    const images = Uint8Array.from({ length: 512 }, (_, i) => (i % 16 > 4 && i % 16 < 9 ? 250 : 0));
    const raw = new Dataset({ name: 'usps/train', images, labels: Uint8Array.of(1, 1), height: 16, width: 16 });
    await saveDataset(join(directory, 'usps'), { train: raw, test: null });
    expect((await loadDataset('usps', options)).train.images).toEqual(normalizeDataset(raw).images);
    const asStored = await loadDataset('usps', { ...options, normalize: false });
    expect(formatShapes(asStored)).toBe('(2, 16, 16), (2,)');
    expect(asStored.train.images).toEqual(images);
  });

  test('that lacks its labels is refused', async () => {
    const { directory, ...options } = await search();
    await writeFile(
      join(directory, 'train-images-idx3-ubyte'),
      encodeIdx({ shape: [20, 28, 28], data: small.train.images }),
    );
    await expect(loadDataset(directory, options)).rejects.toThrow(
      new DatasetContentError(
        `${directory}: train-labels-idx1-ubyte is missing, gzipped or not. Put it beside the other file of its pair.`,
      ),
    );
  });

  test('with two pairs that may both be for training is refused', async () => {
    const { directory, ...options } = await search();
    for (const name of ['byclass-images-idx3-ubyte', 'digits-images-idx3-ubyte'])
      await writeFile(join(directory, name), '');
    await expect(loadDataset(directory, options)).rejects.toThrow(
      new DatasetContentError(
        `${directory}: found the pairs "byclass-", "digits-"; expected one that starts with "train-" and at most one ` +
          'with "t10k-" or "test-". Put other pairs into folders of their own.',
      ),
    );
  });

  test.each<[string, (whole: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>, (path: string) => Error]>([
    [
      'cut short',
      (whole) => whole.slice(0, -1),
      (path) =>
        new IdxFormatError(
          `${path}: the header promises 20×28×28 = 15680 bytes, 15679 follow. The file is cut short; fetch it again.`,
        ),
    ],
    [
      'replaced by a web page',
      () => Uint8Array.from(new TextEncoder().encode('<html>Sign in</html>')),
      (path) =>
        new IdxFormatError(
          `${path}: the file starts with "<" as a web page does; expected an IDX header. ` +
            'Check the address it was fetched from.',
        ),
    ],
    [
      'empty',
      () => new Uint8Array(0),
      (path) => new IdxFormatError(`${path}: the file is empty; expected an IDX header. Fetch it again.`),
    ],
    [
      'damaged gzip',
      () => Uint8Array.of(0x1f, 0x8b, 8, 0, 0),
      (path) => new GzipFormatError(`${path}: the gzip stream is damaged or cut short. Fetch the file again.`),
    ],
    [
      'of other images than the labels',
      () => encodeIdx({ shape: [10, 28, 28], data: small.test.images }),
      (path) =>
        new DatasetContentError(
          `${join(path, '..')}/train: 10 images and 20 labels. Each image needs one label; ` +
            'check that the two files belong together.',
        ),
    ],
  ])('with a file that is %s is refused', async (_, damage, error) => {
    const { directory, ...options } = await search();
    const path = join(directory, 'train-images-idx3-ubyte');
    await writeFile(path, damage(encodeIdx({ shape: [20, 28, 28], data: small.train.images })));
    await writeFile(join(directory, 'train-labels-idx1-ubyte'), encodeIdx({ shape: [20], data: small.train.labels }));
    await expect(loadDataset(directory, options)).rejects.toThrow(error(path));
  });

  test('without permission is named', async () => {
    const { directory, ...options } = await search();
    const locked = join(directory, 'locked');
    await saveDataset(locked, small);
    await chmod(directory, 0o755);
    await chmod(locked, 0);
    await unprivileged(() =>
      expect(loadDataset('locked', options)).rejects.toThrow(
        new FileAccessError(
          `${locked} cannot be read: permission denied (EACCES). Give this user the right to read there, ` +
            'or choose another place.',
        ),
      ),
    );
  });

  test('that is nowhere is refused', async () => {
    const { directory, ...options } = await search();
    await expect(loadDataset('usps', options)).rejects.toThrow(
      new DataNotFoundError(
        `usps: found neither IDX files nor strokes at ${join(directory, 'usps')}. Check the name, or put the files there.`,
      ),
    );
  });
});

test('strokes are found by the name that loads them, and images are none', async () => {
  const { directory, ...options } = await search();
  await saveDataset(join(directory, 'usps'), small);
  const path = join(directory, 'pens.jsonl.gz');
  await writeFile(path, '');
  expect(await findStrokes('pens', options)).toBe(path);
  expect(await findStrokes('./pens', { ...options, workingDirectory: directory })).toBe(path);
  expect(await findStrokes('usps', options)).toBeNull();
});

describe('a file of strokes', () => {
  const lines = [
    '{"label":1,"writer":"ada","strokes":[[[0,0],[2,40]]]}',
    '{"label":7,"writer":"ben","strokes":[[[0,0],[30,0],[10,50]]]}',
  ];

  test.each([
    ['pen', 'pen.jsonl'],
    ['pen', 'pen.jsonl.gz'],
    ['pen.jsonl', 'pen.jsonl'],
  ])('%s is found as %s and drawn', async (name, file) => {
    const { directory, ...options } = await search();
    const text = Uint8Array.from(new TextEncoder().encode(lines.join('\n')));
    await mkdir(join(directory, 'strokes'));
    await writeFile(join(directory, 'strokes', file), file.endsWith('.gz') ? await gzip(text) : text);
    const loaded = await loadDataset(`strokes/${name}`, options);
    expect(formatShapes(loaded)).toBe('(2, 28, 28), (2,)');
    expect([...loaded.train.labels]).toEqual([1, 7]);
    expect(loaded.train.writers).toEqual(['ada', 'ben']);
    expect(loaded.origin).toBe(join(directory, 'strokes', file));
  });

  test('with a bad line is refused, by its number', async () => {
    const { directory, ...options } = await search();
    const path = join(directory, 'pen.jsonl');
    await writeFile(path, `${lines.join('\n')}\n{"label":10,"strokes":[[[0,0]]]}\n`);
    await expect(loadDataset('pen', options)).rejects.toThrow(
      new StrokeFormatError(
        `${path}, line 3: label is 10; expected a digit from 0 to 9. Correct the line or take it out.`,
      ),
    );
  });

  test('that is missing or locked is named', async () => {
    const { directory } = await search();
    const path = join(directory, 'pen.jsonl');
    const first = () => readStrokeFile(path).next();
    await expect(first()).rejects.toThrow(
      new FileAccessError(`${path} cannot be read: there is no such file (ENOENT). Check the path.`),
    );
    await writeFile(path, lines.join('\n'));
    await chmod(path, 0);
    await chmod(directory, 0o755);
    await unprivileged(() =>
      expect(first()).rejects.toThrow(
        new FileAccessError(
          `${path} cannot be read: permission denied (EACCES). Give this user the right to read there, ` +
            'or choose another place.',
        ),
      ),
    );
  });
});

describe('mnist, where it is not', () => {
  test('names where it looked, why it could not be fetched, and the remedy', async () => {
    const { directory, ...options } = await search();
    const closed = await closedOrigin();
    const missing = loadDataset('mnist', { ...options, mirrors: [`${closed}/mnist`] });
    await expect(missing).rejects.toThrow(
      new DataNotFoundError(
        `mnist: found in none of ${join(directory, 'mnist')}, ${join(options.cacheDirectory, 'mnist')}. ` +
          `train-images-idx3-ubyte.gz could not be downloaded. ${closed}/mnist/train-images-idx3-ubyte.gz: ` +
          'the server cannot be reached (ECONNREFUSED). Check the network connection and try again. ' +
          'Put its four files into one of these folders, or name theirs in RAQAM_DATA.',
      ),
    );
  });

  test('and may not be fetched, asks no server', async () => {
    const { directory, ...options } = await search();
    const { origin, requests } = await serve((_, response) => response.end());
    await expect(loadDataset('mnist', { ...options, mirrors: [origin], download: false })).rejects.toThrow(
      new DataNotFoundError(
        `mnist: found in none of ${join(directory, 'mnist')}. ` +
          'Put its four files into one of these folders, or name theirs in RAQAM_DATA.',
      ),
    );
    expect(requests).toEqual([]);
  });

  test('is stood in for by synthetic digits only when asked, and says so', async () => {
    const { directory, ...options } = await search();
    const loaded = await loadDataset('mnist', {
      ...options,
      download: false,
      fallback: 'synthetic',
      seed: 8,
      numTrain: 20,
      numTest: 10,
    });
    expect(loaded.name).toBe('synthetic');
    expect(loaded.train.images).toEqual(small.train.images);
    expect(loaded.notice).toBe(
      `mnist: found in none of ${join(directory, 'mnist')}. Put its four files into one of these folders, ` +
        'or name theirs in RAQAM_DATA. Synthetic digits stand in for it: scores on them say nothing about real handwriting.',
    );
  });

  test('is not kept when a server sends a web page or other content in its place', async () => {
    const { directory, ...options } = await search();
    const other = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 1, 7);
    const { origin } = await serve((request, response) =>
      request.url?.startsWith('/portal/')
        ? response.setHeader('content-type', 'text/html').end('<!doctype html><title>Sign in</title>')
        : sendContent(request, response, other),
    );
    const file = 'train-images-idx3-ubyte.gz';
    await expect(
      loadDataset('mnist', { ...options, mirrors: [`${origin}/portal`, `${origin}/other`] }),
    ).rejects.toThrow(
      new DataNotFoundError(
        `mnist: found in none of ${join(directory, 'mnist')}, ${join(options.cacheDirectory, 'mnist')}. ` +
          `${file} could not be downloaded. ${origin}/portal/${file}: a web page was served in place of the data. ` +
          `A portal may ask you to sign in; open the address in a browser. ${origin}/other/${file}: the content has the ` +
          `SHA-256 ${sha256(other)}; that of MNIST is ` +
          'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db. The file is damaged or another data set; ' +
          'delete it and fetch it again. Check the network connection and try again. ' +
          'Put its four files into one of these folders, or name theirs in RAQAM_DATA.',
      ),
    );
    expect(await readdir(join(options.cacheDirectory, 'mnist'))).toEqual([]);
  });

  test('cannot be fetched into a locked cache, which is named', async () => {
    const { directory, ...options } = await search();
    const locked = join(directory, 'locked');
    await mkdir(locked);
    await chmod(directory, 0o755);
    await chmod(locked, 0o555);
    await unprivileged(() =>
      expect(loadDataset('mnist', { ...options, cacheDirectory: locked })).rejects.toThrow(
        new DataNotFoundError(
          `mnist: found in none of ${join(directory, 'mnist')}, ${join(locked, 'mnist')}. ` +
            `${join(locked, 'mnist', 'train-images-idx3-ubyte.gz')} cannot be written: permission denied (EACCES). ` +
            'Give this user the right to write there, or choose another place. ' +
            'Put its four files into one of these folders, or name theirs in RAQAM_DATA.',
        ),
      ),
    );
  });
});

// Unpacking and checking MNIST takes half a second of a free core, and cores are not always free.
describe.skipIf(mnistFolder === null)('mnist, where it is', { timeout: 60_000 }, () => {
  const folder = mnistFolder ?? '';

  test('is loaded whole and reports its shapes as Keras does', async () => {
    const mnist = await loadDataset('mnist');
    expect(formatShapes(mnist)).toBe('(60000, 28, 28), (60000,), (10000, 28, 28), (10000,)');
    expect(mnist.origin).toBe(folder);
    expect([...mnist.train.labels.subarray(0, 10)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
    expect([...mnist.test.labels.subarray(0, 10)]).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
  });

  test('is refused when a file holds other bytes', async () => {
    const { directory, ...options } = await search();
    const path = join(directory, 'mnist', 't10k-labels-idx1-ubyte');
    await cp(folder, join(directory, 'mnist'), { recursive: true, filter: (name) => !name.includes('t10k-labels') });
    const zeros = encodeIdx({ shape: [10_000], data: new Uint8Array(10_000) });
    await writeFile(path, zeros);
    await expect(loadDataset('mnist', options)).rejects.toThrow(
      new DigestError(
        `${path}: the content has the SHA-256 ${sha256(zeros)}; that of MNIST ` +
          'is ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2. The file is damaged or another data ' +
          'set; delete it and fetch it again.',
      ),
    );
  });

  test('is fetched into the cache, file by file, and found there the next time', async () => {
    const { directory: _, ...options } = await search();
    const { origin, requests } = await serve((request, response) => {
      sendContent(request, response, readFileSync(join(folder, request.url?.slice(1) ?? '')), { etag: '"1"' });
    });
    const files = new Set<string>();
    const cache = join(options.cacheDirectory, 'mnist');
    const fetched = await loadDataset('mnist', {
      ...options,
      mirrors: [origin],
      onProgress: ({ file }) => files.add(file),
    });
    expect(fetched.origin).toBe(cache);
    expect([...files]).toEqual(MNIST_FILES.map((file) => `${file}.gz`));
    expect((await readdir(cache)).sort()).toEqual(MNIST_FILES.map((file) => `${file}.gz`).sort());
    await loadDataset('mnist', { ...options, mirrors: [origin] });
    expect(requests.length).toBe(4);
  });

  test('of which some files are in the cache fetches the others only', async () => {
    const { directory: _, ...options } = await search();
    const { origin, requests } = await serve((request, response) => {
      sendContent(request, response, readFileSync(join(folder, request.url?.slice(1) ?? '')));
    });
    const cache = join(options.cacheDirectory, 'mnist');
    await mkdir(cache, { recursive: true });
    for (const file of MNIST_FILES.slice(0, 3)) await copyFile(join(folder, `${file}.gz`), join(cache, `${file}.gz`));
    await downloadMnist(cache, { mirrors: [origin] });
    expect(requests.map(({ url }) => url)).toEqual(['/t10k-labels-idx1-ubyte.gz']);
  });
});
