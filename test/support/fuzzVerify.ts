import { createHash } from 'node:crypto';
import { type VerifyOptions, verifyPdf } from '../../electron/engine/verify/verifyPdf.ts';
import type { Verdict } from '../../shared/domain/verifyEntry.ts';
import { foreignlySigned, foreignRevision, signRevision } from './foreignSigner.ts';
import { greedyFiles } from './greedyFiles.ts';
import { changedObjects, type Dice, diceFrom, mutatePdf } from './mutatePdf.ts';
import { objectText } from './pdfTamper.ts';
import { severallySigned } from './severalSignatures.ts';
import { sealedReturn, signedReturn, trustRoot } from './signedReturn.ts';
import { smallReturn } from './smallReturn.ts';
import { signerOf, testPki } from './testCertificates.ts';

export interface FuzzFinding {
  readonly index: number;
  readonly what: 'valid' | 'slow' | 'thrown';
  readonly mutant: Uint8Array;
}

export interface FuzzResult {
  readonly counts: Record<Verdict, number>;
  readonly findings: readonly FuzzFinding[];
  readonly slowestMs: number;
}

/** Longest time for one file, in milliseconds. */
const hangMs = 2_000;

/** Verifies `count` mutants of signed files; the seed repeats the choice of mutations. None may be valid, hang or throw. */
export async function fuzzVerify(
  count: number,
  seed: number,
  progress: (done: number) => void = () => {},
): Promise<FuzzResult> {
  const { signed, files, pins, histories } = await fuzzCorpus();
  const dice = diceFrom(seed);
  const counts: Record<Verdict, number> = { valid: 0, indeterminate: 0, invalid: 0 };
  const findings: FuzzFinding[] = [];
  let slowestMs = 0;
  for (let index = 0; index < count; index += 1) {
    const pick = () => files[dice.below(files.length)] ?? new Uint8Array();
    const [file, other] = [pick(), pick()];
    const mutant =
      dice.below(12) === 0
        ? signedMutant(signed[dice.below(signed.length)] ?? file, dice)
        : mutatePdf(file, other, dice);
    const options: VerifyOptions = dice.below(6) === 0 ? { original: file } : {};
    const start = performance.now();
    try {
      const { verdict } = verifyPdf(mutant, trustRoot({ pins }), options);
      counts[verdict] += 1;
      if (verdict === 'valid' && !histories.has(hashOf(mutant)))
        findings.push({ index, what: 'valid', mutant });
    } catch {
      findings.push({ index, what: 'thrown', mutant });
    }
    const tookMs = performance.now() - start;
    slowestMs = Math.max(slowestMs, tookMs);
    if (tookMs > hangMs) findings.push({ index, what: 'slow', mutant });
    if ((index + 1) % 1_000 === 0) progress(index + 1);
  }
  return { counts, findings, slowestMs };
}

/** One, two and three signatures, a seal, and files that another program has signed on. */
async function fuzzCorpus() {
  const { rsa, ec } = testPki();
  const base = await smallReturn();
  const sealed = await sealedReturn();
  const one = await signedReturn({ signer: signerOf(rsa) }, base);
  const there = foreignlySigned(base, { identity: rsa });
  const signed = [
    one,
    await signedReturn({}, base),
    sealed.pdf,
    await severallySigned(['head', 'agency']),
    await severallySigned(['preparer', 'head', 'agency']),
    there,
    foreignlySigned(there, { identity: ec, name: 'Signature2', rect: [300, 60, 400, 110] }),
    foreignlySigned(one, { identity: rsa }),
  ];
  const files = [...signed, ...(await Promise.all(greedyFiles.map(({ make }) => make(0.001))))];
  // A file cut back to an earlier moment of its own is no mutant: what was signed then is as it was.
  const histories = new Set(files.flatMap(momentsOf).map(hashOf));
  return { signed, files, pins: [sealed.certificatePin], histories };
}

function momentsOf(pdf: Uint8Array): readonly Uint8Array[] {
  const text = Buffer.from(pdf).toString('latin1');
  const ends = [...text.matchAll(/%%EOF/g)].map((match) => match.index + match[0].length);
  return [pdf, ...ends.flatMap((end) => [pdf.subarray(0, end), pdf.subarray(0, end + 1)])];
}

/** A trusted signer signs an addition in whose revision an earlier object is changed. */
function signedMutant(pdf: Uint8Array, dice: Dice): Uint8Array {
  const { rsa } = testPki();
  const signature = { identity: rsa, name: 'SignatureX', rect: [400, 700, 480, 740] };
  const honest = foreignRevision(pdf, signature);
  const changed = changedObjects(pdf, dice).filter(
    ([number, text]) =>
      !(number in honest) &&
      isJudged(text) &&
      withoutCounter(text) !== withoutCounter(objectText(pdf, number)),
  );
  if (changed.length === 0) return mutatePdf(pdf, pdf, dice);
  return signRevision(pdf, { ...honest, ...Object.fromEntries(changed) }, rsa);
}

/** Left out: what a signing program may write about itself. */
function isJudged(text: string): boolean {
  return !/\/Producer|\/Type \/Metadata/.test(text);
}

/** A program that numbers its elements may leave numbers out. */
function withoutCounter(text: string): string {
  return text.replace(/\/ParentTreeNextKey \d+/, '');
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
