import { type RefObject, useEffect, useRef, useState } from 'react';
import {
  hasAccents,
  isLongEnough,
  type PassphraseStrength,
  shortestPassphrase,
} from '../../shared/domain/keysState.ts';
import { isTooLongSecret } from '../../shared/domain/secretLimit.ts';
import { bridge } from '../bridge.ts';
import { useTexts } from '../useTexts.ts';

/** Typing is not stopped for advice: it is asked for when the person pauses, in milliseconds. */
const pauseMs = 300;

export interface NewPassphrase {
  readonly passphrase: string;
  readonly repeat: string;
  readonly errors: { readonly passphrase?: string; readonly repeat?: string };
  /** null while nothing is typed or the advice is not there yet. */
  readonly strength: PassphraseStrength | null;
  readonly accented: boolean;
  readonly setPassphrase: (text: string) => void;
  readonly setRepeat: (text: string) => void;
  /** Says what is wrong and moves focus to it; false then. */
  readonly check: () => boolean;
  /** Forgets what was typed. */
  readonly clear: () => void;
  readonly passphraseField: RefObject<HTMLInputElement | null>;
  readonly repeatField: RefObject<HTMLInputElement | null>;
}

interface Advice {
  readonly on: string;
  readonly strength: PassphraseStrength;
}

/** A passphrase that is being chosen, typed twice, with advice on it. */
export function useNewPassphrase(): NewPassphrase {
  const { keys: texts, app } = useTexts();
  const [passphrase, setPassphrase] = useState('');
  const [repeat, setRepeat] = useState('');
  const [errors, setErrors] = useState<NewPassphrase['errors']>({});
  const [advice, setAdvice] = useState<Advice | null>(null);
  const passphraseField = useRef<HTMLInputElement>(null);
  const repeatField = useRef<HTMLInputElement>(null);

  useEffect(() => {
    // Nothing is set here at once: fifty key events of one burst, each with an update of its own, are too deep for React.
    if (passphrase === '' || isTooLongSecret(passphrase)) return;
    let wanted = true;
    const timer = setTimeout(async () => {
      const answer = await bridge().keys.strength({ passphrase });
      if (wanted && answer.ok) setAdvice({ on: passphrase, strength: answer.value });
    }, pauseMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [passphrase]);

  function check(): boolean {
    const isLong = isTooLongSecret(passphrase);
    if (isLong || !isLongEnough(passphrase)) {
      setErrors({ passphrase: isLong ? app.secretTooLong : texts.passphraseShort(shortestPassphrase) });
      passphraseField.current?.focus();
      return false;
    }
    const isSame = passphrase.normalize('NFKC') === repeat.normalize('NFKC');
    setErrors(isSame ? {} : { repeat: texts.repeatDiffers });
    if (!isSame) repeatField.current?.focus();
    return isSame;
  }

  function clear() {
    setPassphrase('');
    setRepeat('');
    setErrors({});
    setAdvice(null);
  }

  return {
    passphrase,
    repeat,
    errors,
    strength: advice?.on === passphrase ? advice.strength : null,
    accented: hasAccents(passphrase),
    setPassphrase,
    setRepeat,
    check,
    clear,
    passphraseField,
    repeatField,
  };
}
