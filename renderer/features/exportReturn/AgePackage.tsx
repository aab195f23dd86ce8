import { useRef, useState } from 'react';
import {
  isPackagePassphraseLongEnough,
  shortestPackagePassphrase,
} from '../../../shared/domain/packagePassphrase.ts';
import { Button } from '../../ui/Button.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { useTexts } from '../../useTexts.ts';

interface AgePackageProps {
  readonly busy: boolean;
  readonly onWrite: (passphrase: string) => void;
  readonly onCancel: () => void;
}

/** Asks for the password of an encrypted package, twice: a mistyped one would lock the receiver out. */
export function AgePackage({ busy, onWrite, onCancel }: AgePackageProps) {
  const texts = useTexts();
  const words = texts.delivery;
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [asked, setAsked] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const minimum = String(shortestPackagePassphrase);
  const isShort = !isPackagePassphraseLongEnough(passphrase);
  const differs = passphrase !== repeated;

  function write() {
    setAsked(true);
    if (isShort) return first.current?.focus();
    if (differs) return second.current?.focus();
    onWrite(passphrase);
  }

  return (
    <div className="age-package">
      <p className="small">{words.ageHint}</p>
      <PasswordField
        ref={first}
        label={words.passphrase}
        hint={words.passphraseHint(minimum)}
        error={asked && isShort ? words.tooShort(minimum) : undefined}
        purpose="new-password"
        texts={texts.app}
        value={passphrase}
        onChange={setPassphrase}
      />
      <PasswordField
        ref={second}
        label={words.repeat}
        error={asked && !isShort && differs ? words.different : undefined}
        purpose="new-password"
        texts={texts.app}
        value={repeated}
        onChange={setRepeated}
      />
      <div className="evidence-export-buttons">
        <Button size="small" busy={busy} onPress={write}>
          {words.write}
        </Button>
        <Button size="small" variant="quiet" onPress={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}
