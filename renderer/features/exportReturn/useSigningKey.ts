import { type RefObject, useRef, useState } from 'react';
import type { RequiredSignature } from '../../../shared/domain/payload.ts';
import { isTooLongSecret } from '../../../shared/domain/secretLimit.ts';
import type { Problem } from '../../../shared/problems.ts';
import { useTexts } from '../../useTexts.ts';
import type { Way } from './exportState.ts';
import type { Obstacle } from './ObstacleNote.tsx';
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
  /** What is still missing; focus goes to it. Null when all is there. */
  readonly missing: (kind: KeyKind) => Obstacle | null;
  readonly way: (kind: KeyKind, role?: RequiredSignature) => Way;
  /** After every attempt, with what went wrong: the PIN is forgotten, and focus goes to what must be entered again. */
  readonly attempted: (problems: readonly Problem[]) => void;
}

/** `onChosen`: a file was chosen, so what was said of its absence no longer holds. */
export function useSigningKey(onChosen: () => void): SigningKey {
  const {
    app,
    exportReturn: { panel },
  } = useTexts();
  const [certificate, setCertificate] = useState<Certificate>({ file: null, password: '' });
  const chooseRef = useRef<HTMLButtonElement>(null);
  const passwordRef = useRef<HTMLInputElement>(null);
  const token = useTokenChoice();

  return {
    certificate,
    chooseCertificate(chosen) {
      if (chosen.file !== certificate.file) onChosen();
      setCertificate(chosen);
    },
    chooseRef,
    passwordRef,
    token,
    missing(kind) {
      if (kind === 'token') return token.missing();
      if (certificate.file === null) {
        chooseRef.current?.focus();
        return { hint: { text: panel.p12Missing } };
      }
      if (!isTooLongSecret(certificate.password)) return null;
      passwordRef.current?.select();
      return { hint: { text: app.secretTooLong } };
    },
    way(kind, role) {
      if (kind === 'token') {
        const { chosen, pin, confirmed } = token;
        if (chosen === null) throw new Error('A certificate must be chosen before signing with it.');
        const { certificateId } = chosen.certificate;
        return { kind, certificateId, pin, role, finalTryConfirmed: confirmed };
      }
      const { file, password } = certificate;
      if (file === null) throw new Error('A certificate must be chosen before signing with it.');
      return { kind, p12Id: file.p12Id, password, role };
    },
    attempted(problems) {
      token.forgetPin();
      if (problems.some(({ code }) => code === 'p12-wrong-password')) {
        passwordRef.current?.focus();
        passwordRef.current?.select();
      }
      if (problems.some(({ code }) => code === 'token-pin-wrong')) token.pinRef.current?.focus();
      if (problems.some(({ code }) => tellsOfTries.includes(code))) void token.read();
    },
  };
}

/** After these the token says something else about its tries than it did before. */
const tellsOfTries: readonly string[] = ['token-pin-wrong', 'token-locked', 'token-final-try'];
