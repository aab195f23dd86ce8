import { type Ref, useId } from 'react';
import { describedBy, FieldFrame, type FieldTexts } from './FieldFrame.tsx';
import { Icon } from './Icon.tsx';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  /** Language of the label, where it is not that of the window. */
  readonly lang?: string;
}

interface SelectProps extends FieldTexts {
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly onChange: (value: string) => void;
  readonly id?: string;
  readonly ref?: Ref<HTMLSelectElement>;
}

/** One of a list, with the list of the system: it works with every screen reader and finds by typing. */
export function Select({ label, hint, error, value, options, onChange, id: givenId, ref }: SelectProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <div className="select">
        <select
          ref={ref}
          id={id}
          className="input input-full"
          value={value}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={describedBy(id, { hint, error })}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} lang={option.lang}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="arrowDown" size={14} />
      </div>
    </FieldFrame>
  );
}
