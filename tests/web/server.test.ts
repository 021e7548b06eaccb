import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startSite } from './start-site.ts';

const STATIC_FOLDER = fileURLToPath(new URL('../../apps/web/out/_next/static', import.meta.url));
const PROGRAM = fileURLToPath(new URL('../../apps/web/dist/server/main.js', import.meta.url));

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program until it ends by itself. */
function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Run> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { env: { ...process.env, ...environment } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text: Buffer) => {
    stdout += text.toString();
  });
  child.stderr.on('data', (text: Buffer) => {
    stderr += text.toString();
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}

test('--help tells the usage on stdout', async () => {
  const { code, stdout, stderr } = await run(['--help']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Usage: npm start/);
});

test.each([
  [['--port', 'http'], {}, '--port: received "http"; expected a whole number from 0 to 65535.'],
  [[], { PORT: '99999' }, 'PORT: received "99999"; expected a whole number from 0 to 65535.'],
])('%j with %j ends with 2 and says why on stderr', async (args, environment, message) => {
  const { code, stdout, stderr } = await run(args, environment);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr).toContain('Usage: npm start');
});

test('a chosen port that is busy ends with 1 and says what to do', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  try {
    expect(await run(['--port', String(address.port)])).toEqual({
      code: 1,
      stdout: '',
      stderr: `Cannot listen on 127.0.0.1, port ${address.port}: another program has it. Name another one with --port.\n`,
    });
  } finally {
    await new Promise((resolve) => other.close(resolve));
  }
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it at once, with a connection still open', async (signal) => {
  const site = await startSite();
  // `fetch` keeps the connection open after the answer.
  const response = await fetch(`${site.url}en/`);
  await response.text();
  const before = performance.now();
  expect(await site.stop(signal)).toBe(0);
  expect(performance.now() - before).toBeLessThan(2000);
});

test('no script of the site brings TensorFlow.js along', () => {
  const scripts = readdirSync(STATIC_FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  );
  expect(scripts.length).toBeGreaterThan(20);
  // A name that tfjs-core and all who extend it hold as a text, which no minifier changes.
  const found = scripts.filter((file) => readFileSync(join(STATIC_FOLDER, file), 'utf8').includes('Conv2DBackprop'));
  expect(found).toEqual([]);
});
