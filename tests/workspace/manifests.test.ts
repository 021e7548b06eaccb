// Holds every package.json against the table of docs/architecture.md: the arrows between packages point one way.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly type?: string;
  readonly sideEffects?: boolean;
  readonly license?: string;
  readonly description?: string;
  readonly engines?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

interface Workspace {
  readonly folder: string;
  readonly manifest: Manifest;
}

const packages = readWorkspaces('packages');
const apps = readWorkspaces('apps');
const allowed = readTable();

describe.each(packages)('$folder', ({ folder, manifest }) => {
  const name = folder.split('/')[1] as string;

  test('stands in the table of docs/architecture.md', () => {
    expect([...allowed.keys()]).toContain(name);
  });

  test('imports only the packages that the table allows', () => {
    const internal = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
      .filter((dependency) => dependency.startsWith('@raqam/'))
      .map((dependency) => dependency.slice('@raqam/'.length));
    const permitted = allowed.get(name) ?? [];
    expect(internal.filter((dependency) => !permitted.includes(dependency))).toEqual([]);
  });

  test('references in tsconfig.json the packages that it depends on, and no others', () => {
    const { references = [] } = readJson<{ references?: { path: string }[] }>(join(folder, 'tsconfig.json'));
    const internal = Object.keys({ ...manifest.dependencies }).filter((each) => each.startsWith('@raqam/'));
    expect(references.map(({ path }) => path.replace('../', '@raqam/')).sort()).toEqual(internal.sort());
  });

  test('says what every package must say', () => {
    expect(manifest).toMatchObject({ name: `@raqam/${name}`, license: 'MIT', type: 'module', sideEffects: false });
    expect(manifest.description).toBeTruthy();
    expect(existsSync(join(root, folder, 'README.md'))).toBe(true);
  });

  test('gives each entry a source for this workspace, types and a default, in that order', () => {
    for (const [key, target] of Object.entries(manifest.exports ?? {})) {
      if (key === './package.json') continue;
      expect(Object.keys(target)).toEqual(['@raqam/source', 'types', 'default']);
    }
  });
});

describe('the workspace', () => {
  test('has one version, and depends on its own packages by plain ranges that hold it', () => {
    // A `workspace:` range would be left as it stands by `npm pack`, and no one could install the tarball.
    const { version } = (packages[0] as Workspace).manifest;
    for (const { manifest } of [...packages, ...apps]) {
      expect(manifest.version).toBe(version);
      for (const [dependency, range] of Object.entries(manifest.dependencies ?? {})) {
        if (dependency.startsWith('@raqam/')) expect(range).toBe(`^${version}`);
      }
    }
  });

  test('asks for the same Node everywhere', () => {
    const engines = readJson<Manifest>('package.json').engines;
    for (const { manifest } of [...packages, ...apps]) expect(manifest.engines).toEqual(engines);
  });

  test('has a lockfile that names no registry', () => {
    expect(readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')).not.toMatch(/https?:\/\//);
  });

  test('has no package that depends on an app', () => {
    const names = apps.map(({ manifest }) => manifest.name);
    for (const { manifest } of packages) {
      const dependencies = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
      expect(dependencies.filter((each) => names.includes(each))).toEqual([]);
    }
  });
});

function readWorkspaces(parent: string): Workspace[] {
  return readdirSync(join(root, parent))
    .filter((name) => existsSync(join(root, parent, name, 'package.json')))
    .map((name) => ({ folder: `${parent}/${name}`, manifest: readJson<Manifest>(join(parent, name, 'package.json')) }));
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as T;
}

/** The rows of "Packages and arrows": each package with what it may import, `random` included for all. */
function readTable(): Map<string, string[]> {
  const text = readFileSync(join(root, 'docs', 'architecture.md'), 'utf8');
  const rows = text.matchAll(/^\| `([a-z]+)` \|[^|]*\|([^|]*)\|$/gm);
  const everyone = 'random';
  return new Map(
    [...rows].map(([, name, imports]) => [
      name as string,
      [everyone, ...(imports as string).split(',').map((each) => each.trim())],
    ]),
  );
}
