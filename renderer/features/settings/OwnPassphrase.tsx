import type { Ref } from 'react';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { useTexts } from '../../useTexts.ts';

interface OwnPassphraseProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly error?: string | undefined;
  readonly label?: string;
  readonly ref: Ref<HTMLInputElement>;
}

/** The passphrase of who has the vault open, asked again before what opens it is changed. */
export function OwnPassphrase({ value, onChange, error, label, ref }: OwnPassphraseProps) {
  const texts = useTexts();
  return (
    <PasswordField
      ref={ref}
      label={label ?? texts.keys.ownPassphrase}
      hint={texts.app.keyboardHint}
      error={error}
      value={value}
      onChange={onChange}
      texts={texts.app}
      purpose="current-password"
    />
  );
}
