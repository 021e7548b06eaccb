// What Lighthouse says of every page of the built site, as a phone and as a desktop computer: at least 95 of 100 for
// performance, accessibility and best practices. `npm run acceptance -- lighthouse [PAGE...]` judges some pages only:
// `/en/train/`. It times: nothing else should run meanwhile.
import { judgePages } from '../../tests/lighthouse/judge-pages.ts';
import { allExportedPages } from '../../tests/web/exported-pages.ts';
import { startSite } from '../../tests/web/start-site.ts';

const REQUIRED = 95;

export default async function lighthouse(chosen) {
  const paths = allExportedPages()
    // The languages share their layout and scripts; Arabic alone has other fonts and another direction.
    .filter(({ locale }) => locale !== 'fr')
    .map(({ locale, page }) => `/${locale}/${page}`);
  const unknown = chosen.filter((path) => !paths.includes(path));
  if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}; expected some of ${paths.join(', ')}.`);

  const site = await startSite();
  const failed = [];
  try {
    const urls = (chosen.length > 0 ? chosen : paths).map((path) => new URL(path, site.url).href);
    for (const device of ['phone', 'desktop']) {
      for await (const { url, scores, losses } of judgePages(urls, device, REQUIRED)) {
        const path = new URL(url).pathname;
        const numbers = Object.entries(scores).map(([category, score]) => `${category} ${score}`);
        console.log(`${device.padEnd(7)} ${path.padEnd(18)} ${numbers.join(', ')}`);
        if (Object.values(scores).every((score) => score >= REQUIRED)) continue;
        for (const loss of losses) console.log(`        ${loss}`);
        failed.push(`${path} as a ${device}`);
      }
    }
  } finally {
    await site.stop();
  }
  if (failed.length > 0) throw new Error(`Below ${REQUIRED}: ${failed.join(', ')}.`);
}
