import { readPackageVersion } from './read-package-version.ts';

/** The version in this program's package.json. */
export function programVersion(): string {
  return readPackageVersion(new URL('../package.json', import.meta.url));
}
