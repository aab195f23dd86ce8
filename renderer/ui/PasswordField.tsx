import { type Ref, useId, useState } from 'react';
import { describedBy, FieldFrame, type FieldTexts } from './FieldFrame.tsx';
import { Icon } from './Icon.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';

interface PasswordFieldProps extends FieldTexts {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly texts: { readonly show: string; readonly hide: string; readonly capsLock: string };
  readonly purpose: 'current-password' | 'new-password';
  readonly autoFocus?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A secret that can be shown, with a notice while Caps Lock is on. */
export function PasswordField(props: PasswordFieldProps) {
  const { label, hint, error, texts } = props;
  const id = useId();
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <div className="input-with-button">
        <input
          ref={props.ref}
          id={id}
          className="input input-full input-tall"
          type={shown ? 'text' : 'password'}
          value={props.value}
          autoComplete={props.purpose}
          autoCapitalize="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: it is the first and only question of its screen.
          autoFocus={props.autoFocus}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={describedBy(id, { hint, error })}
          onChange={(event) => props.onChange(event.target.value)}
          onKeyUp={(event) => setCapsLock(event.getModifierState('CapsLock'))}
          onKeyDown={(event) => setCapsLock(event.getModifierState('CapsLock'))}
          onBlur={() => setCapsLock(false)}
        />
        <button type="button" className="button button-quiet button-small" onClick={() => setShown(!shown)}>
          <Icon name={shown ? 'eyeOff' : 'eye'} />
          <span>
            {shown ? texts.hide : texts.show}
            <VisuallyHidden>{` ${label}`}</VisuallyHidden>
          </span>
        </button>
      </div>
      <p className="field-notice" role="status">
        {capsLock && (
          <>
            <Icon name="info" />
            <span>{texts.capsLock}</span>
          </>
        )}
      </p>
    </FieldFrame>
  );
}
