import { type RefObject, useRef, useState } from 'react';
import type { RequiredSignature } from '../../../shared/domain/payload.ts';
import type { Problem } from '../../../shared/problems.ts';
import { useTexts } from '../../useTexts.ts';
import type { Way } from './exportState.ts';
import type { Obstacle } from './ObstacleNote.tsx';
import type { Certificate } from './P12Fields.tsx';

/** Ways to sign with a key of a person. */
export type KeyKind = 'p12';

/** The key that a person signs with, as far as it is chosen. */
export interface SigningKey {
  readonly certificate: Certificate;
  readonly chooseCertificate: (certificate: Certificate) => void;
  readonly chooseRef: RefObject<HTMLButtonElement | null>;
  readonly passwordRef: RefObject<HTMLInputElement | null>;
  /** What is still missing; focus goes to it. Null when all is there. */
  readonly missing: (kind: KeyKind) => Obstacle | null;
  readonly way: (kind: KeyKind, role?: RequiredSignature) => Way;
  /** After an attempt that was refused: focus goes to what must be entered again. */
  readonly refused: (problems: readonly Problem[]) => void;
}

export function useSigningKey(): SigningKey {
  const words = useTexts().exportReturn.panel;
  const [certificate, setCertificate] = useState<Certificate>({ file: null, password: '' });
  const chooseRef = useRef<HTMLButtonElement>(null);
  const passwordRef = useRef<HTMLInputElement>(null);

  return {
    certificate,
    chooseCertificate: setCertificate,
    chooseRef,
    passwordRef,
    missing() {
      if (certificate.file !== null) return null;
      chooseRef.current?.focus();
      return { hint: { text: words.p12Missing } };
    },
    way(kind, role) {
      const { file, password } = certificate;
      if (file === null) throw new Error('A certificate must be chosen before signing with it.');
      return { kind, p12Id: file.p12Id, password, role };
    },
    refused(problems) {
      if (!problems.some(({ code }) => code === 'p12-wrong-password')) return;
      passwordRef.current?.focus();
      passwordRef.current?.select();
    },
  };
}
