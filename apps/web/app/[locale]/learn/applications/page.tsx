import { getTranslations } from 'next-intl/server';
import { Article } from '../../../../components/article.tsx';
import prose from '../../../../components/prose.module.css';
import { pageMetadata } from '../../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../../i18n/page-params.ts';
import { ArchitectureList } from '../../../../learn/architecture-list.tsx';
import { CaptioningDrawing } from '../../../../learn/captioning-drawing.tsx';
import { createAlexnet } from '../../../../learn/create-alexnet.ts';
import { richTags } from '../../../../learn/rich-tags.tsx';
import { XrayDrawing } from '../../../../learn/xray-drawing.tsx';

export const generateMetadata = pageMetadata('learn/applications');

const ALEXNET = createAlexnet();

export default async function ApplicationsPage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations('learnApplications');

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
        <CaptioningDrawing />
        <p className={prose.note}>{t.rich('captioningSource', richTags)}</p>
      </section>
      <section>
        <h2 id="xray">{t('xray')}</h2>
        <p>{t.rich('xrayText', richTags)}</p>
        <p>{t.rich('xrayCare', richTags)}</p>
        <XrayDrawing />
        <p className={prose.note}>{t.rich('xraySource', richTags)}</p>
      </section>
    </Article>
  );
}
