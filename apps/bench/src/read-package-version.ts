import { readFileSync } from 'node:fs';

/** The version that a package.json gives. */
export function readPackageVersion(manifest: URL): string {
  const content: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
  if (typeof content === 'object' && content && 'version' in content) return String(content.version);
  throw new Error(`${manifest.pathname} names no version.`);
}
