import { join, resolve } from 'node:path';
import envPaths from 'env-paths';

/**
 * Where runs are kept when nobody says otherwise: the environment's `RAQAM_STORE`, else `bench` in this user's data
 * folder for `raqam` (`~/.local/share/raqam/bench` on Linux).
 *
 * @param environment @default process.env
 * @returns Absolute, whether it exists or not.
 */
export function storeDirectory(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const named = environment['RAQAM_STORE'];
  if (named !== undefined && named !== '') return resolve(named);
  return join(envPaths('raqam', { suffix: '' }).data, 'bench');
}
