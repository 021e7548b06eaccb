import type { ValueTerm } from '@raqam/engine/reference';
import { useTranslations } from 'next-intl';
import styles from './push-list.module.css';
import { useExact } from './use-exact.ts';
import { useInputName } from './use-input-name.ts';

interface PushListProps {
  readonly title: string;
  /** The strongest first. */
  readonly terms: readonly ValueTerm[];
  /** The product whose bar is longest. */
  readonly greatest: number;
  readonly inputShape: readonly number[];
}

/** Inputs that push a unit, each with its product as a bar. */
export function PushList({ greatest, inputShape, terms, title }: PushListProps) {
  const t = useTranslations('inside');
  const { short } = useExact();
  const nameOf = useInputName(inputShape);
  return (
    <section className={styles.list}>
      <h4>{title}</h4>
      {terms.length === 0 ? (
        <p className={styles.note}>{t('noPushes')}</p>
      ) : (
        <ol>
          {terms.map(({ index, input, product, weight }) => (
            <li key={index}>
              <span>{nameOf(index)}</span>
              <bdi className={styles.product} dir="ltr">
                {short(input)} · {short(weight ?? 1)} = {short(product)}
              </bdi>
              <svg className={styles.bar} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect
                  className={product < 0 ? styles.down : styles.up}
                  width={(100 * Math.abs(product)) / greatest}
                  height={4}
                />
              </svg>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
