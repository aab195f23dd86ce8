import { type ReactNode, type Ref, useId } from 'react';
import { Icon } from './Icon.tsx';

interface CheckboxProps {
  readonly children: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly error?: string | undefined;
  readonly ref?: Ref<HTMLInputElement>;
}

export function Checkbox({ children, checked, onChange, error, ref }: CheckboxProps) {
  const id = useId();
  return (
    <div className={error === undefined ? 'field' : 'field field-wrong'}>
      {error !== undefined && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="alert" />
          <span>{error}</span>
        </p>
      )}
      <label className="choice">
        <input
          ref={ref}
          type="checkbox"
          className="choice-mark choice-check"
          checked={checked}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span className="choice-words">{children}</span>
      </label>
    </div>
  );
}
