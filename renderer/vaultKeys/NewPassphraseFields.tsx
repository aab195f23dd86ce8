import { Icon } from '../ui/Icon.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { useTexts } from '../useTexts.ts';
import type { NewPassphrase } from './useNewPassphrase.ts';

interface NewPassphraseFieldsProps {
  readonly form: NewPassphrase;
  /** Whose it is, where that is not clear. */
  readonly label?: string;
  readonly autoFocus?: boolean;
}

/** Both fields of a new passphrase, with how strong it is and what typing it elsewhere asks for. */
export function NewPassphraseFields({ form, label, autoFocus = false }: NewPassphraseFieldsProps) {
  const texts = useTexts();
  const own = texts.keys;
  const { strength } = form;
  return (
    <>
      <div>
        <PasswordField
          ref={form.passphraseField}
          label={label ?? own.newPassphrase}
          hint={texts.firstStart.passphraseHint}
          error={form.errors.passphrase}
          value={form.passphrase}
          onChange={form.setPassphrase}
          texts={texts.app}
          purpose="new-password"
          autoFocus={autoFocus}
        />
        <div role="status">
          {strength !== null && (
            <p className="passphrase-strength" data-score={strength.score}>
              <span className="strength-bar" aria-hidden="true" />
              <span>{`${own.strength}: ${own.strengths[strength.score]}`}</span>
            </p>
          )}
          {strength?.hints.map((hint) => (
            <p key={hint} className="passphrase-advice">
              <Icon name="info" />
              <span>{own.strengthHints[hint]}</span>
            </p>
          ))}
          {form.accented && (
            <p className="passphrase-advice">
              <Icon name="warning" />
              <span>{own.accented}</span>
            </p>
          )}
        </div>
      </div>
      <PasswordField
        ref={form.repeatField}
        label={own.repeat}
        error={form.errors.repeat}
        value={form.repeat}
        onChange={form.setRepeat}
        texts={texts.app}
        purpose="new-password"
      />
    </>
  );
}
