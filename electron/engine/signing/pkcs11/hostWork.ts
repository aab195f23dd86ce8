import type { Problem, ProblemFacts } from '../../../../shared/problems.ts';
import { problem } from '../../../../shared/result.ts';
import { type Cryptoki, loadCryptoki } from './cryptoki.ts';
import { CryptokiError, ckr } from './cryptokiCodes.ts';
import { moduleFault } from './moduleFile.ts';
import { listTokens } from './token.ts';
import type { HostAnswer, HostRequest } from './tokenMessages.ts';
import { signOnToken } from './tokenSign.ts';

/** The answer to a request, and what unloads the driver afterwards: some drivers take seconds for it. */
export interface HostWork {
  readonly answer: HostAnswer;
  unload(): void;
}

/** Does one request in this process. The driver may hang or end the process; that is the caller's to bound. */
export async function doHostWork(request: HostRequest): Promise<HostWork> {
  const { module } = request;
  const fault = await moduleFault(module, process.platform, process.arch);
  if (fault !== null) return refused('token-module-unloadable', { module, reason: fault });
  const cryptoki = loadCryptoki(module);
  if (cryptoki === null) return refused('token-module-unloadable', { module, reason: 'not-pkcs11' });
  try {
    initialize(cryptoki);
    return { answer: answerTo(request, cryptoki), unload: () => void cryptoki.try('C_Finalize', null) };
  } catch (error) {
    if (!(error instanceof CryptokiError)) throw error;
    return {
      answer: { kind: 'problem', problem: problemOf(error) },
      unload: () => void cryptoki.try('C_Finalize', null),
    };
  }
}

function initialize(cryptoki: Cryptoki): void {
  const code = cryptoki.try('C_Initialize', null);
  if (code !== ckr.ok && code !== ckr.cryptokiAlreadyInitialized)
    throw new CryptokiError('C_Initialize', code);
}

function answerTo(request: HostRequest, cryptoki: Cryptoki): HostAnswer {
  if (request.kind === 'list') return { kind: 'listed', tokens: listTokens(cryptoki) };
  const signed = signOnToken(cryptoki, request.order);
  if (signed.ok) return { kind: 'signed', signature: signed.value.toString('hex') };
  const [first] = signed.problems;
  if (first === undefined) throw new Error('a failure without a problem');
  return { kind: 'problem', problem: first };
}

const removedCodes: readonly number[] = [
  ckr.slotIdInvalid,
  ckr.deviceRemoved,
  ckr.sessionClosed,
  ckr.sessionHandleInvalid,
  ckr.tokenNotPresent,
  ckr.tokenNotRecognized,
];

function problemOf({ call, code }: CryptokiError): Problem {
  if (removedCodes.includes(code)) return problem('token-removed', {});
  return problem('token-refused', { call, code: `0x${code.toString(16).padStart(8, '0')}` });
}

function refused(code: 'token-module-unloadable', facts: ProblemFacts[typeof code]): HostWork {
  return { answer: { kind: 'problem', problem: problem(code, facts) }, unload: () => {} };
}
