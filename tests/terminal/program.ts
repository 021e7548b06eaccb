import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The two built programs, as `npm run raqam` and `npm run bench` start them. */
export const RAQAM = fileURLToPath(new URL('../../apps/terminal/dist/main.js', import.meta.url));
export const RAQAM_BENCH = fileURLToPath(new URL('../../apps/bench/dist/main.js', import.meta.url));

for (const program of [RAQAM, RAQAM_BENCH]) {
  if (!existsSync(program)) throw new Error(`${program} is missing. Build it first: npm test does.`);
}

/** How a program ended and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that is running. */
export interface Running {
  readonly ended: Promise<Ended>;
  /** When its process is gone; what it wrote may not all have been read by then. */
  readonly exited: Promise<Pick<Ended, 'code' | 'signal'>>;
  kill(signal: NodeJS.Signals): void;
  /** Resolves when what was written so far, on either stream, matches. */
  said(pattern: RegExp): Promise<void>;
}

/** How a program is started. */
interface StartOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** What is piped into it. @default nothing */
  readonly input?: Uint8Array;
}

/** Starts one of the programs without a terminal. */
export function start(program: string, args: readonly string[], { env = {}, cwd, input }: StartOptions = {}): Running {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(cwd !== undefined && { cwd }),
  });
  // A program that does not read its input may be gone before all of it is written.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  const exited = new Promise<Pick<Ended, 'code' | 'signal'>>((resolve) => {
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });
  const said = (pattern: RegExp) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (pattern.test(stdout) || pattern.test(stderr)) resolve();
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      look();
    });
  return { ended, exited, said, kill: (signal) => child.kill(signal) };
}

/** Runs one of the programs to its end without a terminal. */
export function run(program: string, args: readonly string[], options: StartOptions = {}): Promise<Ended> {
  return start(program, args, options).ended;
}
