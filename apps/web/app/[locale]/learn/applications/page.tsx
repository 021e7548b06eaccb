import { getTranslations } from 'next-intl/server';
import { Article } from '../../../../components/article.tsx';
import prose from '../../../../components/prose.module.css';
import { pageMetadata } from '../../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../../i18n/page-params.ts';
import { ArchitectureList } from '../../../../learn/architecture-list.tsx';
import { createAlexnet } from '../../../../learn/create-alexnet.ts';
import { FlowDrawing, type FlowPart } from '../../../../learn/flow-drawing.tsx';
import { richTags } from '../../../../learn/rich-tags.tsx';

export const generateMetadata = pageMetadata('learn/applications');

const ALEXNET = createAlexnet();

export default async function ApplicationsPage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations('learnApplications');

  const words = (['word1', 'word2', 'word3', 'word4'] as const).map((word) => t(word));
  const wordX = (i: number) => 56 + i * 96;
  const captioning: readonly FlowPart[] = [
    { kind: 'ink', text: t('picture'), x: 56, y: 24, width: 92 },
    { kind: 'machine', text: t('cnn'), x: 216, y: 24, width: 160 },
    ...words.map((_, i): FlowPart => ({ kind: 'machine', text: 'LSTM', x: wordX(i), y: 116, width: 72 })),
    ...words.map((text, i): FlowPart => ({ kind: 'answer', text, x: wordX(i), y: 194, width: 84 })),
  ];
  const xray: readonly FlowPart[] = [
    { kind: 'ink', text: t('xrayPicture'), x: 70, y: 24, width: 120 },
    { kind: 'machine', text: t('convolutions'), x: 280, y: 24, width: 210 },
    { kind: 'machine', text: t('mean'), x: 280, y: 100, width: 210 },
    { kind: 'machine', text: t('unit'), x: 280, y: 176, width: 210 },
    { kind: 'answer', text: t('share'), x: 70, y: 176, width: 120 },
  ];

  return (
    <Article locale={locale} route="learn/applications">
      <section>
        <h2 id="alexnet">{t('alexnet')}</h2>
        <p>{t.rich('alexnetText', richTags)}</p>
        <p>{t.rich('alexnetSizes', richTags)}</p>
        <ArchitectureList spec={ALEXNET} />
        <p className={prose.note}>{t.rich('alexnetSource', richTags)}</p>
      </section>
      <section>
        <h2 id="captioning">{t('captioning')}</h2>
        <p>{t.rich('captioningText', richTags)}</p>
        <FlowDrawing
          label={t('captioningLabel')}
          height={220}
          parts={captioning}
          arrows={[
            [0, 1],
            [1, 2],
            [2, 3],
            [3, 4],
            [4, 5],
            [2, 6],
            [3, 7],
            [4, 8],
            [5, 9],
            [6, 3],
            [7, 4],
            [8, 5],
          ]}
        />
        <p className={prose.note}>{t.rich('captioningSource', richTags)}</p>
      </section>
      <section>
        <h2 id="xray">{t('xray')}</h2>
        <p>{t.rich('xrayText', richTags)}</p>
        <p>{t.rich('xrayCare', richTags)}</p>
        <FlowDrawing
          label={t('xrayLabel')}
          height={202}
          parts={xray}
          arrows={[
            [0, 1],
            [1, 2],
            [2, 3],
            [3, 4],
          ]}
        />
        <p className={prose.note}>{t.rich('xraySource', richTags)}</p>
      </section>
    </Article>
  );
}
