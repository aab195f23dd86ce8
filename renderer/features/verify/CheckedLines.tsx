import type { CheckedFile } from '../../../shared/domain/checkedFile.ts';
import { findingWeight } from '../../../shared/domain/findingWeight.ts';
import {
  contentState,
  isBrokenSignature,
  isCountable,
  isSealedOnly,
  shownVerdict,
  toldFindings,
} from '../../../shared/domain/shownVerdict.ts';
import type { ProblemCode } from '../../../shared/problems.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { FindingLine } from '../../returnParts/FindingLine.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';

/** Told in a line of their own, or beside the signature they are about. */
const toldElsewhere: readonly ProblemCode[] = [
  'revocation-not-checked',
  'no-timestamp',
  'signer-first-seen',
  'signer-differs',
  'signer-confirmation-damaged',
];

/** What was checked and holds, what could not be checked, and every further finding. */
export function CheckedLines({ file }: { readonly file: CheckedFile }) {
  const words = useTexts().verify;
  const language = useLanguage();
  const { verdict, problems, payload, signatures } = file;
  const content = contentState(file);
  const isProven = content === 'as-signed';
  const has = (code: ProblemCode) => problems.some((problem) => problem.code === code);
  const isBroken = verdict === 'invalid';
  const isUnsigned = shownVerdict(file) === 'unsigned';
  const others = toldFindings(file).filter(({ code }) => !toldElsewhere.includes(code));
  // One line for one sentence, in red where any finding that it tells speaks against the file.
  const sentences = new Map<string, boolean>();
  for (const found of others) {
    const sentence = problemText(found, language);
    const isLack = isUnsigned || found.code === 'signature-missing-role';
    const isAgainst = findingWeight(found.code) === 'against' && !isLack;
    sentences.set(sentence, isAgainst || sentences.get(sentence) === true);
  }
  const broken = signatures
    .filter(isBrokenSignature)
    .map(({ role, signer }) =>
      words.signatureOf(words.roles[role ?? 'unknown'], signer ?? words.signerUnknown),
    );
  return (
    <ul>
      {signatures.length > 0 && (
        <FindingLine
          icon={isProven ? 'check' : isBroken ? 'alert' : 'info'}
          tone={isProven || !isBroken ? 'neutral' : 'error'}
          title={words.content[content]}
          more={broken.length === 0 ? undefined : words.brokenSignatures(broken.join(', '))}
        />
      )}
      {payload !== null &&
        (isCountable(file) ? (
          <FindingLine icon="check" title={words.figuresProven} />
        ) : (
          <FindingLine
            icon="info"
            title={isSealedOnly(file) ? words.figuresSealed : words.figuresNotCounted}
          />
        ))}
      {[...sentences].map(([sentence, isAgainst]) => (
        <FindingLine
          key={sentence}
          icon={isAgainst ? 'alert' : 'info'}
          tone={isAgainst ? 'error' : 'neutral'}
          title={sentence}
        />
      ))}
      {!isBroken &&
        signatures.length > 0 &&
        !isSealedOnly(file) &&
        (has('revocation-not-checked') ? (
          <FindingLine icon="info" title={words.revocationOpen} more={words.revocationOpenMore} />
        ) : (
          <FindingLine icon="check" title={words.revocationChecked} />
        ))}
      {!isBroken && has('no-timestamp') && (
        <FindingLine icon="info" title={words.noTimestamp} more={words.noTimestampMore} />
      )}
    </ul>
  );
}
