import { NUMERAL_MODELS } from '@raqam/image';
import { getTranslations } from 'next-intl/server';
import { Article } from '../../../components/article.tsx';
import table from '../../../components/data-table.module.css';
import prose from '../../../components/prose.module.css';
import { TableScroller } from '../../../components/table-scroller.tsx';
import { WrittenNumeral } from '../../../components/written-numeral.tsx';
import { pageMetadata } from '../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../i18n/page-params.ts';
import styles from './practice.module.css';

export const generateMetadata = pageMetadata('practice');

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Names of the digits 0–9. They are written here, not taken from a locale library, whose Arabic spelling is not safe. */
const WORDS = [
  { lang: 'en', words: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] },
  { lang: 'fr', words: ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'] },
  { lang: 'ar', words: ['صفر', 'واحد', 'اثنان', 'ثلاثة', 'أربعة', 'خمسة', 'ستة', 'سبعة', 'ثمانية', 'تسعة'] },
] as const;

export default async function PracticePage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations('practice');
  const easternArabic = new Intl.NumberFormat('ar', { numberingSystem: 'arab' });
  return (
    <Article locale={locale} route="practice">
      <section>
        <h2>{t('shapes')}</h2>
        <p className={prose.note}>{t('shapesCaption')}</p>
        <ul className={styles.shapes} dir="ltr">
          {DIGITS.map((digit) => {
            const model = NUMERAL_MODELS.find((each) => each.digit === digit);
            return (
              model !== undefined && (
                <li key={digit}>
                  <WrittenNumeral model={model} label={t('shapeLabel', { digit: String(digit) })} />
                </li>
              )
            );
          })}
        </ul>
      </section>
      <section>
        <h2>{t('order')}</h2>
        <ol className={prose.steps}>
          {(['watch', 'trace', 'copy', 'listen', 'count'] as const).map((step) => (
            <li key={step}>{t(step)}</li>
          ))}
        </ol>
        <p>{t('kind')}</p>
      </section>
      <section>
        <h2>{t('words')}</h2>
        <TableScroller label={t('words')}>
          <table className={table.table}>
            <thead>
              <tr>
                {(['western', 'eastern', 'english', 'french', 'arabic'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {DIGITS.map((digit) => (
                <tr key={digit}>
                  <th scope="row" className={styles.digit}>
                    {digit}
                  </th>
                  <td lang="ar" className={styles.digit}>
                    {easternArabic.format(digit)}
                  </td>
                  {WORDS.map(({ lang, words }) => (
                    <td key={lang} lang={lang}>
                      {words[digit]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroller>
        <p>{t('direction')}</p>
      </section>
    </Article>
  );
}
