import { useId } from 'react';
import styles from './slider.module.css';

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** @default 1 */
  readonly step?: number;
  /** The value as it is to be read. */
  readonly text: string;
  readonly onChange: (value: number) => void;
}

/** A number to be dragged, with its name and its value. It grows to the right in every language, as a number line does. */
export function Slider({ label, value, min, max, step = 1, text, onChange }: SliderProps) {
  const id = useId();
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>{label}</label>
      {/* Those who listen hear it from the slider itself. */}
      <span className={styles.value} dir="ltr" aria-hidden="true">
        {text}
      </span>
      <input
        id={id}
        dir="ltr"
        type="range"
        {...{ value, min, max, step }}
        aria-valuetext={text}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </div>
  );
}
