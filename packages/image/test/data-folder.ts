import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDERS = [process.env.RAQAM_DATA, fileURLToPath(new URL('../../../../shared/data', import.meta.url))];

/** The folder that holds the measured data sets, the environment's `RAQAM_DATA` first; none where there is no such file. */
export function findDataFile(path: string): string | undefined {
  return FOLDERS.map((folder) => `${folder}/${path}`).find((file) => existsSync(file));
}
