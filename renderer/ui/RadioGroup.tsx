import { Fragment, type ReactNode, type Ref, useId } from 'react';
import { Icon } from './Icon.tsx';

export interface RadioOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Language of the label, where it is not that of the window. */
  readonly lang?: string;
  /** One line under the label. */
  readonly hint?: ReactNode;
  /** What belongs to this choice, shown under it while it is chosen. */
  readonly detail?: ReactNode;
}

interface RadioGroupProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly RadioOption<Value>[];
  readonly onChange: (value: Value) => void;
  /** `grid` puts three in a row, `row` all in one, `column` one under the other. */
  readonly layout?: 'column' | 'grid' | 'row';
  readonly aside?: ReactNode;
  readonly error?: string | undefined;
  /** A name that says more than the shown label, e.g. "Trạng thái, mục 1.3.d". */
  readonly name?: string;
  /** Receives the chosen radio, or the first: the place to move focus to. */
  readonly focusRef?: Ref<HTMLInputElement>;
}

/** One choice of a few; arrow keys move it. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { label, value, options, onChange, layout = 'column', aside, error } = props;
  const id = useId();
  const focused = options.some((option) => option.value === value) ? value : options[0]?.value;
  return (
    <fieldset
      className="radio-group"
      aria-label={props.name}
      aria-describedby={error === undefined ? undefined : `${id}-error`}
    >
      <legend className="field-head">
        <span className="field-label">{label}</span>
        {aside !== undefined && <span className="field-aside">{aside}</span>}
      </legend>
      {error !== undefined && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="alert" />
          <span>{error}</span>
        </p>
      )}
      <div className={`radios radios-${layout}`}>
        {options.map((option) => (
          <Fragment key={option.value}>
            <label className="choice">
              <input
                ref={option.value === focused ? props.focusRef : undefined}
                type="radio"
                className="choice-mark choice-radio"
                name={id}
                value={option.value}
                checked={option.value === value}
                aria-labelledby={option.hint === undefined ? undefined : `${id}-${option.value}-label`}
                aria-describedby={option.hint === undefined ? undefined : `${id}-${option.value}`}
                onChange={() => onChange(option.value)}
              />
              <span className="choice-words">
                <span
                  className="choice-label"
                  id={option.hint === undefined ? undefined : `${id}-${option.value}-label`}
                  data-label={option.label}
                  lang={option.lang}
                >
                  {option.label}
                </span>
                {option.hint !== undefined && (
                  <span className="choice-hint" id={`${id}-${option.value}`}>
                    {option.hint}
                  </span>
                )}
              </span>
            </label>
            {option.value === value && option.detail !== undefined && (
              <div className="choice-detail">{option.detail}</div>
            )}
          </Fragment>
        ))}
      </div>
    </fieldset>
  );
}
