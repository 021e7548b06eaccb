import type { Environment } from '@raqam/artifact';
import { VERSION } from './version.ts';

/**
 * Describes where this program runs: under Node by what the system says, in browsers by what `navigator` tells, which
 * is less on purpose: the processor's name is then "unknown".
 *
 * @returns `packages` names this package; a run adds those of its engine, and says in `engine`, null here, what computed.
 *   `gitRevision` is null: a program that knows its own puts it there.
 */
export function describeEnvironment(): Environment {
  return {
    ...(describeNode() ?? describeBrowser()),
    simd: hasSimd() ? 'simd128' : 'none',
    packages: { '@raqam/trainer': VERSION },
    engine: null,
    gitRevision: null,
  };
}

type Machine = Omit<Environment, 'engine' | 'gitRevision' | 'packages' | 'simd'>;

function describeNode(): Machine | null {
  // Bundlers for browsers may put a `process` of their own, without this function.
  const process = 'process' in globalThis ? globalThis.process : undefined;
  const os = process?.getBuiltinModule?.('node:os');
  if (process === undefined || os === undefined) return null;
  return {
    cpu: os.cpus()[0]?.model.trim() || 'unknown',
    numCores: os.availableParallelism(),
    runtime: 'node',
    runtimeVersion: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
  };
}

/** What Chromium says besides the user agent. */
interface UserAgentData {
  readonly platform: string;
}

function describeBrowser(): Machine {
  const { hardwareConcurrency, userAgent, userAgentData } = navigator as Navigator & {
    readonly userAgentData?: UserAgentData;
  };
  const [runtime, runtimeVersion] = readUserAgent(userAgent);
  return {
    cpu: 'unknown',
    numCores: hardwareConcurrency || 1,
    runtime,
    runtimeVersion,
    platform: userAgentData?.platform || /\(([^;)]+)/.exec(userAgent)?.[1] || 'unknown',
  };
}

/** Browsers by what their user agent says, the most telling first: nearly all of them say "Safari", too. */
const BROWSERS = [
  ['firefox', /\bFirefox\/([\d.]+)/],
  ['chromium', /\b(?:Headless)?Chrom(?:e|ium)\/([\d.]+)/],
  ['safari', /\bVersion\/([\d.]+).* Safari\//],
] as const;

/** @returns Name and version. */
export function readUserAgent(userAgent: string): readonly [runtime: string, version: string] {
  for (const [name, pattern] of BROWSERS) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return [name, version];
  }
  return ['browser', 'unknown'];
}

/** Whether WebAssembly takes a function that makes a vector: `(func (result v128) i32.const 0 i8x16.splat)`. */
function hasSimd(): boolean {
  return WebAssembly.validate(
    Uint8Array.of(
      ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...[1, 5, 1, 0x60, 0, 1, 0x7b],
      ...[3, 2, 1, 0],
      ...[10, 8, 1, 6, 0, 0x41, 0, 0xfd, 15, 11],
    ),
  );
}
