import { type RefObject, useRef, useState } from 'react';
import {
  isPackagePassphraseLongEnough,
  shortestPackagePassphrase,
} from '../../shared/domain/packagePassphrase.ts';
import { isTooLongSecret } from '../../shared/domain/secretLimit.ts';
import { useTexts } from '../useTexts.ts';

/** A password for an encrypted package, typed twice: a mistyped one would lock the receiver out. */
export interface PackagePassphrase {
  readonly passphrase: string;
  readonly repeated: string;
  readonly setPassphrase: (typed: string) => void;
  readonly setRepeated: (typed: string) => void;
  readonly passphraseField: RefObject<HTMLInputElement | null>;
  readonly repeatField: RefObject<HTMLInputElement | null>;
  readonly errors: { readonly passphrase: string | undefined; readonly repeat: string | undefined };
  /** The password when it may be used; else what is wrong is said and gets the focus. */
  readonly take: () => string | null;
  readonly forget: () => void;
}

export function usePackagePassphrase(): PackagePassphrase {
  const { app, delivery } = useTexts();
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [asked, setAsked] = useState(false);
  const passphraseField = useRef<HTMLInputElement>(null);
  const repeatField = useRef<HTMLInputElement>(null);
  const isShort = !isPackagePassphraseLongEnough(passphrase);
  const wrong = isTooLongSecret(passphrase)
    ? app.secretTooLong
    : isShort
      ? delivery.tooShort(String(shortestPackagePassphrase))
      : undefined;
  const differs = passphrase !== repeated;

  return {
    passphrase,
    repeated,
    setPassphrase,
    setRepeated,
    passphraseField,
    repeatField,
    errors: {
      passphrase: asked ? wrong : undefined,
      repeat: asked && wrong === undefined && differs ? delivery.different : undefined,
    },
    take() {
      setAsked(true);
      const field = wrong !== undefined ? passphraseField : differs ? repeatField : null;
      field?.current?.focus();
      return field === null ? passphrase : null;
    },
    forget() {
      setPassphrase('');
      setRepeated('');
      setAsked(false);
    },
  };
}
