import { useTranslations } from 'next-intl';
import styles from './data-table.module.css';

const ANYWHERE = [
  { act: 'help', keys: ['?'] },
  { act: 'escape', keys: ['Esc'] },
  { act: 'tab', keys: ['Tab'] },
] as const;

const ON_PAD = [
  { act: 'arrows', keys: ['←', '↑', '→', '↓'] },
  { act: 'shiftArrows', keys: ['Shift', '←'] },
  { act: 'space', keys: ['Space'] },
  { act: 'undo', keys: ['Ctrl', 'Z'] },
  { act: 'redo', keys: ['Ctrl', 'Y'] },
  { act: 'eraser', keys: ['E'] },
  { act: 'width', keys: ['+', '−'] },
  { act: 'clear', keys: ['Delete'] },
] as const;

const ON_VIEW = [{ act: 'read', keys: ['←', '↑', '→', '↓'] }] as const;

const ON_BARS = [{ act: 'readBar', keys: ['↑', '↓'] }] as const;

const ON_CHART = [{ act: 'readPoint', keys: ['←', '→'] }] as const;

const ON_MATRIX = [
  { act: 'readCount', keys: ['←', '↑', '→', '↓'] },
  { act: 'openCell', keys: ['Enter'] },
] as const;

const ON_MAPS = [
  { act: 'chooseValue', keys: ['←', '↑', '→', '↓'] },
  { act: 'chooseMap', keys: ['Page Up', 'Page Down'] },
  { act: 'closeLayer', keys: ['Esc'] },
] as const;

const ON_IMAGES = [
  { act: 'chooseImage', keys: ['←', '↑', '→', '↓'] },
  { act: 'turnPage', keys: ['Page Up', 'Page Down'] },
] as const;

const IN_LESSONS = [
  { act: 'moveWindow', keys: ['←', '↑', '→', '↓'] },
  { act: 'walkUnits', keys: ['←', '↑', '→', '↓'] },
  { act: 'followCurve', keys: ['←', '→'] },
  { act: 'followCurveFast', keys: ['Shift', '→'] },
] as const;

/** Every key of the site and what it does: in the dialog that `?` opens, and on the page about the site. */
export function KeysTable() {
  const t = useTranslations('keys');
  const groups = [
    { title: t('anywhere'), rows: ANYWHERE },
    { title: t('onPad'), rows: ON_PAD },
    { title: t('onView'), rows: ON_VIEW },
    { title: t('onBars'), rows: ON_BARS },
    { title: t('onChart'), rows: ON_CHART },
    { title: t('onMatrix'), rows: ON_MATRIX },
    { title: t('onMaps'), rows: ON_MAPS },
    { title: t('inLessons'), rows: IN_LESSONS },
    { title: t('onImages'), rows: ON_IMAGES },
  ];
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('key')}</th>
          <th scope="col">{t('act')}</th>
        </tr>
      </thead>
      {groups.map(({ title, rows }) => (
        <tbody key={title}>
          <tr>
            <th colSpan={2} scope="rowgroup">
              {title}
            </th>
          </tr>
          {rows.map(({ act, keys }) => (
            <tr key={act}>
              <td>
                <bdi dir="ltr">
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </bdi>
              </td>
              <td>{t(act)}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
