'use client';

import { useId, useState } from 'react';
import styles from './field.module.css';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Whether only whole numbers are taken. @default false */
  readonly isWhole?: boolean;
  /** Is told each number within the bounds; what is not one stays in the field, which says so. */
  readonly onChange: (value: number) => void;
}

/** A number under its name. What is typed stays as it is typed; another value from outside replaces it. */
export function NumberField({ label, value, min, max, isWhole = false, onChange }: NumberFieldProps) {
  const id = useId();
  const [text, setText] = useState(String(value));
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    if (Number(text) !== value) setText(String(value));
  }
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode={isWhole ? 'numeric' : 'decimal'}
        required
        min={min}
        max={max}
        step={isWhole ? 1 : 'any'}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          if (target.validity.valid) onChange(target.valueAsNumber);
        }}
        // A browser cannot point at a field that is folded away, and would refuse the form without a word.
        onInvalid={({ currentTarget }) => currentTarget.closest('details')?.setAttribute('open', '')}
      />
    </div>
  );
}
