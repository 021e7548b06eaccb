'use client';

import { useTranslations } from 'next-intl';
import { FIELD_BOUNDS, isFieldName } from './field-bounds.ts';
import { NumberField } from './number-field.tsx';
import { SwitchField } from './switch-field.tsx';

interface ObjectFieldsProps<Value extends object> {
  readonly value: Value;
  /** A name that has its field elsewhere. @default none */
  readonly without?: keyof Value;
  readonly onChange: (value: Value) => void;
}

/** A field for each number and each switch of a settings object, by the names that they have in it; others are left out. */
export function ObjectFields<Value extends object>({ value, without, onChange }: ObjectFieldsProps<Value>) {
  const t = useTranslations('training');
  return Object.entries(value).map(([name, entry]: [string, unknown]) => {
    if (name === without) return null;
    if (typeof entry === 'number' && isFieldName(name)) {
      return (
        <NumberField
          key={name}
          label={t(`fields.${name}`)}
          value={entry}
          {...FIELD_BOUNDS[name]}
          onChange={(next) => onChange({ ...value, [name]: next })}
        />
      );
    }
    if (name !== 'nesterov' && name !== 'staircase' && name !== 'restoreBestWeights') return null;
    return (
      <SwitchField
        key={name}
        label={t(`fields.${name}`)}
        isOn={entry === true}
        onChange={(isOn) => onChange({ ...value, [name]: isOn })}
      />
    );
  });
}
