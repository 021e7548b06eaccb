import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import { fileAccessError } from './file-access-error.ts';
import { readBytes } from './read-bytes.ts';
import { systemErrorCode } from './system-error-code.ts';

/** Which version of which file the first bytes are of: what a server needs to know to send the rest. */
export interface PartialOrigin {
  readonly url: string;
  /** The `ETag` or `Last-Modified` of the response, for `If-Range`. */
  readonly validator: string;
}

const originSchema = v.object({ url: v.string(), validator: v.string() });

/**
 * The first bytes of a file that is being downloaded to `path`, in a folder beside it.
 *
 * Between downloads the folder is called `<path>.part`. A download takes it for itself by renaming it to
 * `<path>.<process>-<random>.part`, which only one process can do, and gives it back by renaming it again; what a killed
 * process left behind is taken over by the next. So any number of processes may download the same file at once: each
 * writes to a folder of its own, and each puts the same whole file in place.
 */
export class PartialDownload {
  readonly #path: string;
  readonly #folder: string;

  private constructor(path: string, folder: string) {
    this.#path = path;
    this.#folder = folder;
  }

  /** @throws {FileAccessError} When the folder of `path` cannot be made or written to. */
  static async claim(path: string): Promise<PartialDownload> {
    const own = `${path}.${process.pid}-${crypto.randomUUID().slice(0, 8)}.part`;
    try {
      await mkdir(dirname(path), { recursive: true });
      for (const left of await abandonedFolders(path)) {
        if (await renameIfThere(left, own)) return new PartialDownload(path, own);
      }
      await mkdir(own);
    } catch (error) {
      throw fileAccessError(path, 'written', error);
    }
    return new PartialDownload(path, own);
  }

  get #bytesPath(): string {
    return join(this.#folder, 'bytes');
  }

  get #originPath(): string {
    return join(this.#folder, 'origin.json');
  }

  /** How many bytes are there already. */
  async sizeBytes(): Promise<number> {
    const found = await stat(this.#bytesPath).catch(() => null);
    return found?.size ?? 0;
  }

  /** Where the bytes are from; `null` when that is unknown, so that they are of no use. */
  async origin(): Promise<PartialOrigin | null> {
    const bytes = await readBytes(this.#originPath);
    const parsed = v.safeParse(
      v.pipe(v.string(), v.parseJson(), originSchema),
      new TextDecoder().decode(bytes ?? undefined),
    );
    return parsed.success ? parsed.output : null;
  }

  /** Drops all bytes; those that follow are from `origin`, or cannot be resumed when that is `null`. */
  async restart(origin: PartialOrigin | null): Promise<void> {
    await this.#attempt(async () => {
      await rm(this.#originPath, { force: true });
      await writeFile(this.#bytesPath, '');
      if (origin) await writeFile(this.#originPath, JSON.stringify(origin));
    });
  }

  /** Adds what arrives to the bytes that are there, and flushes it to the disk. */
  async append(chunks: AsyncIterable<Uint8Array>, onChunk: (chunk: Uint8Array) => void): Promise<void> {
    const handle = await this.#attempt(() => open(this.#bytesPath, 'a'));
    try {
      for await (const chunk of chunks) {
        await this.#attempt(() => handle.appendFile(chunk));
        onChunk(chunk);
      }
      await this.#attempt(() => handle.sync());
    } finally {
      await handle.close();
    }
  }

  /** All bytes so far. */
  async read(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#attempt(() => readFile(this.#bytesPath));
  }

  /** Puts the file in its place. */
  async finish(): Promise<void> {
    await this.#attempt(() => rename(this.#bytesPath, this.#path));
    await this.discard();
  }

  /** Leaves the bytes for a later download to go on from; deletes them when none could. */
  async release(): Promise<void> {
    if ((await this.sizeBytes()) === 0 || (await this.origin()) === null) return this.discard();
    await rename(this.#folder, `${this.#path}.part`).catch(() => this.discard());
  }

  /** Deletes the bytes. */
  async discard(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #attempt<T>(action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      throw fileAccessError(this.#path, 'written', error);
    }
  }
}

/** The folders of `path` that no running process holds. */
async function abandonedFolders(path: string): Promise<readonly string[]> {
  const start = `${basename(path)}.`;
  const names = (await readdir(dirname(path))).filter((name) => name.startsWith(start) && name.endsWith('.part'));
  return names
    .filter((name) => {
      const holder = /^(\d+)-[0-9a-f]{8}\.part$/.exec(name.slice(start.length));
      return name === `${start}part` || (holder !== null && !isRunning(Number(holder[1])));
    })
    .map((name) => join(dirname(path), name));
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0); // signal 0 is not sent; it asks whether the process is there
    return true;
  } catch (error) {
    return systemErrorCode(error) !== 'ESRCH';
  }
}

async function renameIfThere(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return false; // another process was faster
    throw error;
  }
}
