import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Article } from '../../../components/article.tsx';
import { CodeBlock } from '../../../components/code-block.tsx';
import { FactsTable } from '../../../components/facts-table.tsx';
import { LiveExample } from '../../../example/live-example.tsx';
import { pageMetadata } from '../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../i18n/page-params.ts';
import styles from './recognizer.module.css';

export const generateMetadata = pageMetadata('recognizer');

const INSTALL = 'npm install @raqam/recognizer';
const USE = `import { createRecognizer } from '@raqam/recognizer';

const recognizer = await createRecognizer();
const prediction = recognizer.recognize([[[40, 10], [38, 90]]]);
if (prediction?.verdict === 'digit') console.log(prediction.label); // 1`;

const INPUTS = {
  strokes: '[[[x, y], …], …]',
  picture: 'ImageData, { data, width, height }',
  canvas: 'HTMLCanvasElement, OffscreenCanvas',
  bitmap: 'await createImageBitmap(image)',
  raster: '{ ink, width, height }',
  file: "await decodeImage('digit.png')",
} as const;

export default async function RecognizerPage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations('recognizer');
  const { pad, reading, live } = await getMessages();
  const inputs = (['strokes', 'picture', 'canvas', 'bitmap', 'raster', 'file'] as const).map((name) => ({
    name: t(name),
    value: code(INPUTS[name]),
  }));
  const verdicts = (['digit', 'unsure', 'notADigit'] as const).map((name) => ({ name, value: t(name) }));
  return (
    <Article locale={locale} route="recognizer">
      <section>
        <h2>{t('install')}</h2>
        <CodeBlock label={t('installCode')}>{INSTALL}</CodeBlock>
        <CodeBlock label={t('useCode')}>{USE}</CodeBlock>
        <p>{t('installNote')}</p>
      </section>
      <section>
        <h2>{t('tryIt')}</h2>
        <p>{t('tryLead')}</p>
        <noscript>
          <p>{t('noScript')}</p>
        </noscript>
        <NextIntlClientProvider messages={{ pad, reading, live }}>
          <LiveExample />
        </NextIntlClientProvider>
      </section>
      <section>
        <h2 id="inputs">{t('inputs')}</h2>
        <FactsTable labelledBy="inputs" headings={[t('drawing'), t('given')]} facts={inputs} />
        <p>{t.rich('fileNote', { code })}</p>
        <p>{t.rich('numbers', { code })}</p>
      </section>
      <section>
        <h2 id="verdicts">{t('verdictsTitle')}</h2>
        <p>{t('verdictsLead')}</p>
        <FactsTable labelledBy="verdicts" headings={[t('verdict'), t('meaning')]} facts={verdicts} />
      </section>
    </Article>
  );
}

function code(text: ReactNode) {
  return (
    <code className={styles.code} dir="ltr">
      {text}
    </code>
  );
}
