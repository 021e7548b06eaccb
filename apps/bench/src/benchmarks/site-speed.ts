import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { summarize } from '@raqam/report';
import type { Browser, Page } from 'playwright-core';
import type { AmountResult, Benchmark, BenchmarkResult, DurationResult, QuantityResult } from '../benchmark.ts';
import { ABSENT_CHROMIUM } from '../chromium/absent-chromium.ts';
import { findChromium } from '../chromium/find-chromium.ts';
import { launchChromium } from '../chromium/launch-chromium.ts';
import { sampleAnswerDelays, watchAnswers } from '../site-speed/sample-answer-delays.ts';
import { sampleInputDelays, watchInputDelays } from '../site-speed/sample-input-delays.ts';
import { samplePaintedFrames, watchPaintedFrames } from '../site-speed/sample-painted-frames.ts';
import { serveSite } from '../site-speed/serve-site.ts';
import { longestTask, watchLongTasks } from '../site-speed/watch-long-tasks.ts';
import { withDisposal } from '../with-disposal.ts';

const SITE = fileURLToPath(new URL('../../../web/out/en', import.meta.url));
const NUM_ROUNDS = 6;

/** What each was asked for. */
const REQUIRED = { answerMs: 8, framesPerSecond: 50, inputDelayMs: 50, taskMs: 50 } as const;

/** How long a page is watched after it has loaded. */
const WATCH_MS = 3000;

/** The built site in a browser: how fast it answers, and whether it ever keeps its visitor waiting. */
export const measureSiteSpeed: Benchmark['run'] = async (onProgress) => {
  const executablePath = findChromium();
  if (executablePath === null) return [ABSENT_CHROMIUM];
  return await withDisposal(async (keep) => {
    const site = keep(await serveSite('site-speed'));
    const browser = await launchChromium(executablePath);
    keep({ dispose: () => browser.close() });
    return [
      await measureAnswers(browser, site.url, onProgress),
      await measureFrames(browser, site.url, onProgress),
      ...(await measureTraining(browser, site.url, 'isolated', onProgress)),
      ...(await measureTraining(browser, site.url, 'not isolated', onProgress)),
      ...(await measureLoading(browser, site.url, onProgress)),
    ];
  });
};

type OnProgress = Parameters<Benchmark['run']>[0];

/** Runs something with a page of a browser that has never been here. */
async function withPage<Result>(browser: Browser, act: (page: Page) => Promise<Result>): Promise<Result> {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
  try {
    return await act(await context.newPage());
  } finally {
    await context.close();
  }
}

async function measureAnswers(browser: Browser, url: string, onProgress: OnProgress): Promise<DurationResult> {
  onProgress('drawing, and waiting for answers');
  return await withPage(browser, async (page) => {
    await page.goto(`${url}en/`, { waitUntil: 'networkidle' });
    await page.evaluate(watchAnswers);
    // The first stroke waits for the network and warms everything up.
    await sampleAnswerDelays(page);
    const rounds: number[][] = [];
    for (let round = 0; round < NUM_ROUNDS; round++) rounds.push(await sampleAnswerDelays(page));
    return durationResult('from a movement of the pen to its answer', rounds, REQUIRED.answerMs);
  });
}

async function measureFrames(browser: Browser, url: string, onProgress: OnProgress): Promise<QuantityResult> {
  onProgress('drawing, and looking inside');
  return await withPage(browser, async (page) => {
    await page.addInitScript(watchPaintedFrames);
    await page.goto(`${url}en/learn/cnn/`, { waitUntil: 'networkidle' });
    await samplePaintedFrames(page);
    const rounds: number[] = [];
    for (let round = 0; round < NUM_ROUNDS; round++) rounds.push(await samplePaintedFrames(page));
    return {
      kind: 'quantity',
      name: 'views of all layers while drawing',
      unit: 'frames/s',
      better: 'higher',
      ...summarize(rounds),
      rounds,
      required: REQUIRED.framesPerSecond,
    };
  });
}

/** Keys while a network learns on all cores, in a page that workers share memory with or in one where they cannot. */
async function measureTraining(
  browser: Browser,
  url: string,
  isolation: 'isolated' | 'not isolated',
  onProgress: OnProgress,
): Promise<BenchmarkResult[]> {
  onProgress(`training, ${isolation}`);
  return await withPage(browser, async (page) => {
    await page.addInitScript(watchInputDelays);
    await page.addInitScript(watchLongTasks);
    if (isolation === 'not isolated') await hideIsolation(page);
    await page.goto(`${url}en/train/`, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Start training' }).click();
    const bar = page.getByRole('progressbar', { name: 'Steps done' });
    await bar.waitFor();
    await page.waitForFunction(() => Number(document.querySelector<HTMLProgressElement>('progress[value]')?.value) > 5);
    const start = await page.evaluate(() => performance.now());
    const delays = await sampleInputDelays(page);
    return [
      durationResult(`input delay while training, ${isolation}`, [delays], REQUIRED.inputDelayMs),
      taskResult(`longest task while training, ${isolation}`, await longestTask(page, start)),
    ];
  });
}

async function measureLoading(browser: Browser, url: string, onProgress: OnProgress): Promise<AmountResult[]> {
  const results: AmountResult[] = [];
  for (const path of englishPages()) {
    onProgress(`opening ${path}`);
    const longest = await withPage(browser, async (page) => {
      await page.addInitScript(watchLongTasks);
      await page.goto(new URL(path, url).href, { waitUntil: 'load' });
      await page.waitForTimeout(WATCH_MS);
      return await longestTask(page, 'load');
    });
    results.push(taskResult(`longest task after loading ${path}`, longest));
  }
  return results;
}

/** The addresses of the pages in English; the others have the same scripts. */
function englishPages(): readonly string[] {
  if (!existsSync(SITE)) return [];
  return readdirSync(SITE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .map((file) => `/${join('en', dirname(file)).replaceAll('\\', '/')}/`)
    .sort();
}

/** Serves a page's documents and workers without the headers that isolate it, as many hosts do. */
async function hideIsolation(page: Page): Promise<void> {
  await page.route('**', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { 'content-type': response.headers()['content-type'] ?? '' } });
  });
}

function durationResult(name: string, rounds: readonly (readonly number[])[], requiredP95: number): DurationResult {
  const medians = rounds.map((values) => summarize(values).median);
  return { kind: 'duration', name, work: null, unit: 'ms', ...summarize(rounds.flat()), rounds: medians, requiredP95 };
}

/** 0 where no task took more than 50 ms, which is all that a browser tells. */
function taskResult(name: string, value: number): AmountResult {
  return { kind: 'amount', name, unit: 'ms', value, required: REQUIRED.taskMs };
}
