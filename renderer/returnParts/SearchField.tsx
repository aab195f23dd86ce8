import type { Ref } from 'react';
import { Icon } from '../ui/Icon.tsx';

interface SearchFieldProps {
  /** Name and placeholder. */
  readonly label: string;
  /** Shown at the right while the field is empty. */
  readonly shortcut?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Finds in a list while typing, with or without accents; Esc empties it. */
export function SearchField({ label, shortcut, value, onChange, ref }: SearchFieldProps) {
  return (
    <div className="search-field">
      <Icon name="search" />
      <input
        ref={ref}
        className="input"
        type="search"
        value={value}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '' || event.nativeEvent.isComposing) return;
          event.stopPropagation();
          onChange('');
        }}
      />
      {shortcut !== undefined && value === '' && <kbd>{shortcut}</kbd>}
    </div>
  );
}
