import { type RefObject, useEffect, useRef, useState } from 'react';
import type { RequiredSignature } from '../../../shared/domain/payload.ts';
import { isTooLongSecret } from '../../../shared/domain/secretLimit.ts';
import type { Problem, ProblemCode } from '../../../shared/problems.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { useLanguage, useTexts } from '../../useTexts.ts';
import type { Way } from './exportState.ts';
import type { KeyFault } from './keyFault.ts';
import type { Certificate } from './P12Fields.tsx';
import { type TokenChoice, useTokenChoice } from './useTokenChoice.ts';

/** Ways to sign with a key of a person. */
export type KeyKind = 'p12' | 'token';

export function isKeyKind(kind: string): kind is KeyKind {
  return kind === 'p12' || kind === 'token';
}

/** The key that a person signs with, as far as it is chosen. */
export interface SigningKey {
  readonly certificate: Certificate;
  readonly chooseCertificate: (certificate: Certificate) => void;
  readonly chooseRef: RefObject<HTMLButtonElement | null>;
  readonly passwordRef: RefObject<HTMLInputElement | null>;
  readonly token: TokenChoice;
  /** What is missing or wrong, said beside its field; null until asked, and again once something else is entered. */
  readonly fault: KeyFault | null;
  readonly forgetFault: () => void;
  /** Whether all is there; otherwise it is said at its field, and focus goes there. */
  readonly isReady: (kind: KeyKind) => boolean;
  readonly way: (kind: KeyKind, role?: RequiredSignature) => Way;
  /**
   * After every attempt, with what went wrong: the PIN is forgotten, and focus goes to what must be entered again. Gives back what
   * is not said at a field.
   */
  readonly attempted: (problems: readonly Problem[]) => readonly Problem[];
}

/** What is said at the field that was wrong. */
const fieldOf: Partial<Record<ProblemCode, KeyFault['at']>> = {
  'p12-wrong-password': 'password',
  'token-pin-wrong': 'pin',
};

export function useSigningKey(): SigningKey {
  const {
    app,
    exportReturn: { panel },
  } = useTexts();
  const language = useLanguage();
  const [certificate, setCertificate] = useState<Certificate>({ file: null, password: '' });
  const [fault, setFault] = useState<KeyFault | null>(null);
  const chooseRef = useRef<HTMLButtonElement>(null);
  const passwordRef = useRef<HTMLInputElement>(null);
  const choice = useTokenChoice();
  const { readRef, pinRef, confirmRef } = choice;
  // With the sentence already beside it, so that both are scrolled into view.
  useEffect(() => {
    if (fault === null) return;
    const places = { file: chooseRef, certificate: readRef, pin: pinRef, finalTry: confirmRef };
    if (fault.at !== 'password') return places[fault.at].current?.focus();
    passwordRef.current?.focus();
    passwordRef.current?.select();
  }, [fault, readRef, pinRef, confirmRef]);

  /** What is entered anew is no longer what was said to be missing or wrong. */
  function anew<Given extends readonly unknown[], Answer>(enter: (...given: Given) => Answer) {
    return (...given: Given): Answer => {
      setFault(null);
      return enter(...given);
    };
  }

  function missing(kind: KeyKind): KeyFault | null {
    if (kind === 'token') return choice.missing();
    if (certificate.file === null) return { at: 'file', text: panel.p12Missing };
    return isTooLongSecret(certificate.password) ? { at: 'password', text: app.secretTooLong } : null;
  }

  return {
    certificate,
    chooseCertificate: anew(setCertificate),
    chooseRef,
    passwordRef,
    token: {
      ...choice,
      chooseLibrary: anew(choice.chooseLibrary),
      chooseFile: anew(choice.chooseFile),
      read: anew(choice.read),
      chooseCertificate: anew(choice.chooseCertificate),
      enterPin: anew(choice.enterPin),
      confirm: anew(choice.confirm),
    },
    fault,
    forgetFault: () => setFault(null),
    isReady(kind) {
      const found = missing(kind);
      setFault(found);
      return found === null;
    },
    way(kind, role) {
      if (kind === 'token') {
        const { chosen, pin, confirmed } = choice;
        if (chosen === null) throw new Error('A certificate must be chosen before signing with it.');
        const { certificateId } = chosen.certificate;
        return { kind, certificateId, pin, role, finalTryConfirmed: confirmed };
      }
      const { file, password } = certificate;
      if (file === null) throw new Error('A certificate must be chosen before signing with it.');
      return { kind, p12Id: file.p12Id, password, role };
    },
    attempted(problems) {
      choice.forgetPin();
      if (problems.some(({ code }) => tellsOfTries.includes(code))) void choice.read();
      const [wrong] = problems;
      const at = wrong === undefined ? undefined : fieldOf[wrong.code];
      if (wrong === undefined || at === undefined || problems.length > 1) return problems;
      setFault({ at, text: problemText(wrong, language) });
      return [];
    },
  };
}

/** After these the token says something else about its tries than it did before. */
const tellsOfTries: readonly string[] = ['token-pin-wrong', 'token-locked', 'token-final-try'];
