import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { afterEach, expect, test, vi } from 'vitest';
import { describeEnvironment, readUserAgent } from './describe-environment.ts';
import { VERSION } from './version.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('the version is that of package.json', () => {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(manifest).toMatchObject({ version: VERSION });
});

test('under Node, the system says', () => {
  expect(describeEnvironment()).toEqual({
    cpu: expect.stringMatching(/./),
    numCores: availableParallelism(),
    simd: 'simd128',
    runtime: 'node',
    runtimeVersion: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
    packages: { '@raqam/trainer': VERSION },
    engine: null,
    gitRevision: null,
  });
});

const CHROMIUM =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

test('in a browser, navigator says', () => {
  // Bundlers put a `process` that has no built-in modules.
  vi.stubGlobal('process', { env: {} });
  vi.stubGlobal('navigator', { hardwareConcurrency: 8, userAgent: CHROMIUM });
  const browser = { cpu: 'unknown', numCores: 8, runtime: 'chromium', runtimeVersion: '140.0.0.0', platform: 'X11' };
  expect(describeEnvironment()).toMatchObject(browser);
  vi.stubGlobal('navigator', { hardwareConcurrency: 8, userAgent: CHROMIUM, userAgentData: { platform: 'Linux' } });
  expect(describeEnvironment()).toMatchObject({ ...browser, platform: 'Linux' });
});

test.each([
  [CHROMIUM, 'chromium', '140.0.0.0'],
  [CHROMIUM.replace('Chrome', 'HeadlessChrome'), 'chromium', '140.0.0.0'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0', 'firefox', '142.0'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
    'safari',
    '18.6',
  ],
  ['something else', 'browser', 'unknown'],
])('%s', (userAgent, name, version) => {
  expect(readUserAgent(userAgent)).toEqual([name, version]);
});
