import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { errorCode } from './storage-error.ts';

/** What saving asks of a file system. Tests pass one that fails, or that dies, at a chosen act. */
export interface FileSystem {
  /** Creates one folder; its parent must be there. */
  createFolder(path: string): Promise<void>;
  /** Writes a new file and waits until it is on the disk. */
  createFile(path: string, bytes: Uint8Array): Promise<void>;
  /** Moves a file or folder; a file in its place is replaced at once, a folder that is not empty is not. */
  rename(from: string, to: string): Promise<void>;
  /** Waits until the names in a folder are on the disk. */
  syncFolder(path: string): Promise<void>;
  readFile(path: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Deletes a file or folder with all in it; nothing there is no error. */
  remove(path: string): Promise<void>;
}

/** The machine's own. */
export const nodeFileSystem: FileSystem = {
  createFolder: async (path) => {
    await mkdir(path);
  },
  createFile: async (path, bytes) => {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename,
  syncFolder: async (path) => {
    try {
      const folder = await open(path, 'r');
      try {
        await folder.sync();
      } finally {
        await folder.close();
      }
    } catch (error) {
      // Windows opens no folders, and some network disks sync none: the order of renames is theirs to keep.
      if (!['EACCES', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EPERM'].includes(errorCode(error) ?? '')) throw error;
    }
  },
  readFile: async (path) => readFile(path),
  remove: async (path) => {
    await rm(path, { recursive: true, force: true });
  },
};
