import envPaths from 'env-paths';

/** The folder of this user's cache, by the customs of the platform: `~/.cache/raqam` on Linux. */
export function cacheDirectory(): string {
  return envPaths('raqam', { suffix: '' }).cache;
}
