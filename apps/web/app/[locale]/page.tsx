import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import styles from '../../components/link-list.module.css';
import { PageFrame } from '../../components/page-frame.tsx';
import prose from '../../components/prose.module.css';
import { DrawingDesk } from '../../drawing/drawing-desk.tsx';
import { pageMetadata } from '../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../i18n/page-params.ts';
import { pathOf } from '../../i18n/routes.ts';

export const generateMetadata = pageMetadata('');

export default async function HomePage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations();
  const { pad, reading, desk, corrections, live } = await getMessages();
  return (
    <PageFrame locale={locale} route="">
      <div className={prose.prose}>
        <NextIntlClientProvider messages={{ pad, reading, desk, corrections, live }}>
          <DrawingDesk>
            <h1>{t('home.title')}</h1>
            <p>{t('home.lead')}</p>
            <noscript>
              <p>{t('home.noScript')}</p>
            </noscript>
          </DrawingDesk>
        </NextIntlClientProvider>
        <section>
          <h2>{t('home.next')}</h2>
          <ul className={styles.list}>
            {(['learn', 'train', 'results', 'data', 'practice', 'recognizer'] as const).map((route) => (
              <li key={route}>
                <a href={pathOf(locale, route)}>{t(`nav.${route}`)}</a>
                <span>{t(`home.${route}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </PageFrame>
  );
}
