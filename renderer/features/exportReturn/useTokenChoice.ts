import { type RefObject, useEffect, useRef, useState } from 'react';
import {
  type CertificateEntry,
  pinFits,
  pinLength,
  type TokenEntry,
} from '../../../shared/domain/tokenEntry.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problem, type Result } from '../../../shared/result.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { bridge } from '../../bridge.ts';
import { useLanguage, useTexts } from '../../useTexts.ts';
import type { KeyFault } from './keyFault.ts';
import { type TokenLibrary, useTokenLibraries } from './useTokenLibraries.ts';

/** A certificate with the token it lies on. */
export interface ListedCertificate {
  readonly certificate: CertificateEntry;
  readonly token: TokenEntry;
}

/** A token, a certificate on it and its PIN, as far as they are chosen. */
export interface TokenChoice {
  /** Null until they were looked for. */
  readonly libraries: readonly TokenLibrary[] | null;
  readonly lookForLibraries: () => Promise<void>;
  readonly library: TokenLibrary | null;
  readonly chooseLibrary: (module: string) => void;
  /** Asks for the file of a library that is not known, and reads the tokens behind it. */
  readonly chooseFile: () => Promise<void>;
  /** Reads the tokens behind the chosen library, without a PIN. */
  readonly read: () => Promise<void>;
  readonly reading: boolean;
  /** Null before the first look. */
  readonly listed: readonly ListedCertificate[] | null;
  readonly chosen: ListedCertificate | null;
  readonly chooseCertificate: (certificateId: string) => void;
  readonly pin: string;
  readonly enterPin: (pin: string) => void;
  readonly confirmed: boolean;
  readonly confirm: (confirmed: boolean) => void;
  /** What went wrong while choosing and reading. */
  readonly problems: readonly Problem[];
  readonly readRef: RefObject<HTMLButtonElement | null>;
  readonly pinRef: RefObject<HTMLInputElement | null>;
  readonly confirmRef: RefObject<HTMLInputElement | null>;
  /** What is still missing. Null when the token may be given the PIN. */
  readonly missing: () => KeyFault | null;
  /** Forgets the PIN and the consent to a last try: after every attempt. */
  readonly forgetPin: () => void;
}

export function useTokenChoice(): TokenChoice {
  const words = useTexts().tokens;
  const language = useLanguage();
  const libraries = useTokenLibraries();
  const [tokens, setTokens] = useState<readonly TokenEntry[] | null>(null);
  const [certificateId, setCertificateId] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const [confirmed, setConfirmed] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [reading, setReading] = useState(false);
  const readRef = useRef<HTMLButtonElement>(null);
  const pinRef = useRef<HTMLInputElement>(null);
  const confirmRef = useRef<HTMLInputElement>(null);
  const listed = tokens?.flatMap((token) =>
    token.certificates.map((certificate) => ({ certificate, token })),
  );
  const chosen = listed?.find(({ certificate }) => certificate.certificateId === certificateId) ?? null;
  // The PIN is of one token: it does not follow to another.
  const tokenSerial = chosen?.token.serial;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another token is the reason.
  useEffect(() => forgetPin(), [tokenSerial]);

  function forgetPin() {
    setPin('');
    setConfirmed(false);
  }

  async function read(module: string | undefined) {
    if (module === undefined) return;
    setReading(true);
    const answer = await bridge().tokens.list({ module });
    setReading(false);
    setTokens(answer.ok ? answer.value : null);
    setProblems(problemsOf(answer));
    if (answer.ok) setCertificateId((before) => kept(before, answer.value));
  }

  function missing(): KeyFault | null {
    if (chosen === null) return { at: 'certificate', text: words.missing };
    const { certificate, token } = chosen;
    const { label } = token;
    const [unusable] = certificate.problems;
    const fault = (at: KeyFault['at'], found: Problem) => ({ at, text: problemText(found, language) });
    if (unusable !== undefined) return fault('certificate', unusable);
    if (token.pin.locked) return fault('certificate', problem('token-locked', { label }));
    if (!pinFits(pin)) return fault('pin', problem('token-pin-length', pinLength));
    return !token.pin.finalTry || confirmed ? null : fault('finalTry', problem('token-final-try', { label }));
  }

  return {
    libraries: libraries.all,
    lookForLibraries: libraries.look,
    library: libraries.chosen,
    chooseLibrary(module) {
      libraries.choose(module);
      setTokens(null);
      setCertificateId(null);
      setProblems([]);
    },
    async chooseFile() {
      const file = await libraries.chooseFile();
      if (!file.ok) return setProblems(file.problems);
      if (file.value === null) return;
      setCertificateId(null);
      await read(file.value);
    },
    read: () => read(libraries.chosen?.module),
    reading,
    listed: listed ?? null,
    chosen,
    chooseCertificate: setCertificateId,
    pin,
    enterPin: setPin,
    confirmed,
    confirm: setConfirmed,
    problems: problems.length > 0 ? problems : libraries.problems,
    readRef,
    pinRef,
    confirmRef,
    missing,
    forgetPin,
  };
}

/** The certificate chosen before while it is there; else the only one that can be signed with. */
function kept(before: string | null, tokens: readonly TokenEntry[]): string | null {
  const all = tokens.flatMap(({ certificates }) => certificates);
  if (all.some(({ certificateId }) => certificateId === before)) return before;
  const [only, ...others] = all.filter(({ problems }) => problems.length === 0);
  return only === undefined || others.length > 0 ? null : only.certificateId;
}

/** A token without a certificate of a person is told, unless another one has some. */
function problemsOf(answer: Result<readonly TokenEntry[]>): readonly Problem[] {
  if (!answer.ok) return answer.problems;
  if (answer.value.some(({ certificates }) => certificates.length > 0)) return [];
  return answer.value.map(({ label }) => problem('token-no-certificate', { label }));
}
