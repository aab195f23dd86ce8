import { useRef, useState } from 'react';
import { isTooLongSecret } from '../../../shared/domain/secretLimit.ts';
import { Button } from '../../ui/Button.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { useTexts } from '../../useTexts.ts';

interface PackagePassphraseProps {
  /** Name of the package. */
  readonly place: string;
  readonly busy: boolean;
  readonly onOpen: (passphrase: string) => void;
}

/** Asks for what opens an encrypted package. */
export function PackagePassphrase({ place, busy, onOpen }: PackagePassphraseProps) {
  const texts = useTexts();
  const words = texts.verify.compare;
  const [passphrase, setPassphrase] = useState('');
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const missing = passphrase === '' ? words.passphraseMissing : undefined;
  const wrong = isTooLongSecret(passphrase) ? texts.app.secretTooLong : missing;
  return (
    <form
      className="compare"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (passphrase === '' || isTooLongSecret(passphrase)) field.current?.focus();
        else if (!busy) onOpen(passphrase);
      }}
    >
      <PasswordField
        ref={field}
        label={words.passphrase(place)}
        hint={words.passphraseHint}
        error={asked ? wrong : undefined}
        purpose="current-password"
        texts={texts.app}
        value={passphrase}
        onChange={setPassphrase}
      />
      <div>
        <Button size="small" type="submit" busy={busy}>
          {words.open}
        </Button>
      </div>
    </form>
  );
}
