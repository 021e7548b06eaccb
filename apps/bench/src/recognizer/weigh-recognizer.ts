import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What a page downloads for a recognizer, in bytes after gzip. */
export interface RecognizerWeight {
  /** Before a network is asked for. */
  readonly program: number;
  /** Each shipped network, with the WebAssembly that computes it. */
  readonly models: Readonly<Record<'accurate' | 'compact', number>>;
  /** What only pages without WebAssembly vectors load, beside it: the same arithmetic in plain JavaScript. */
  readonly scalar: number;
}

/** Where `@raqam/recognizer` is found as a page's author would have it: built. */
const FOLDER = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Bundles `createRecognizer` as a page would, minified and cut at its dynamic imports, and weighs the parts.
 *
 * @throws {Error} When the package is not built, or its parts are other ones than these.
 */
export async function weighRecognizer(): Promise<RecognizerWeight> {
  const { metafile, outputFiles } = await build({
    stdin: { contents: "export { createRecognizer } from '@raqam/recognizer';", resolveDir: FOLDER },
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    outdir: FOLDER,
    absWorkingDir: FOLDER,
    write: false,
    metafile: true,
  });
  const outputs = metafile.outputs;
  const bytesOf = new Map(
    outputFiles.map(({ contents, path }) => [path.slice(FOLDER.length), gzipSync(contents).length]),
  );
  /** A part and all that it imports at once. */
  const filesOf = (ending: string): ReadonlySet<string> => {
    const entry = Object.keys(outputs).find((path) => outputs[path].entryPoint?.endsWith(ending));
    if (entry === undefined) throw new Error(`weigh-recognizer: the bundle has no part ${ending}.`);
    const files = new Set([entry]);
    for (const path of files) {
      for (const { kind, path: imported } of outputs[path].imports) {
        if (kind === 'import-statement') files.add(imported);
      }
    }
    return files;
  };
  const program = filesOf('<stdin>');
  const beyondProgram = (ending: string) => sizeOf([...filesOf(ending)].filter((path) => !program.has(path)));
  const sizeOf = (paths: Iterable<string>) =>
    [...paths].reduce((sum, path) => sum + (bytesOf.get(path) ?? Number.NaN), 0);
  return {
    program: sizeOf(program),
    models: { accurate: beyondProgram('/models/accurate.js'), compact: beyondProgram('/models/compact.js') },
    scalar: beyondProgram('/reference.js'),
  };
}
