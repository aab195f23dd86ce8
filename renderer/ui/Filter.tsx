import { useId } from 'react';

export interface FilterOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly count?: number;
  /** The key that chooses it, shown beside the label and told as its shortcut. */
  readonly shortcut?: string;
}

interface FilterProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly FilterOption<Value>[];
  readonly onChange: (value: Value) => void;
}

/** Joined buttons that choose what a list shows. To the keyboard it is one radio group. */
export function Filter<Value extends string>({ label, value, options, onChange }: FilterProps<Value>) {
  const id = useId();
  return (
    <fieldset className="filter" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className="filter-option">
          <input
            type="radio"
            className="visually-hidden"
            name={id}
            checked={option.value === value}
            aria-keyshortcuts={option.shortcut?.replace(' ', '+').replace('Ctrl', 'Control')}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.count !== undefined && ` ${option.count}`}
          </span>
          {option.shortcut !== undefined && (
            <span className="filter-key" aria-hidden="true">
              {option.shortcut}
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}
