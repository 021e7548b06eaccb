import { useId } from 'react';
import styles from './choice.module.css';

interface ChoiceProps<Name extends string> {
  readonly label: string;
  readonly options: readonly { readonly name: Name; readonly text: string }[];
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
}

/** One of a few, all of them in sight. */
export function Choice<Name extends string>({ label, options, chosen, onChoose }: ChoiceProps<Name>) {
  const group = useId();
  return (
    <fieldset className={styles.choice}>
      <legend>{label}</legend>
      {options.map(({ name, text }) => (
        <label key={name}>
          <input type="radio" name={group} checked={name === chosen} onChange={() => onChoose(name)} />
          {/* By itself, for `0 1` would be read from the right in Arabic. */}
          <bdi>{text}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
