import type { CheckedFile } from '../../../shared/domain/checkedFile.ts';
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
];

/** What was checked and holds, what could not be checked, and every further finding. */
export function CheckedLines({ file }: { readonly file: CheckedFile }) {
  const words = useTexts().verify;
  const language = useLanguage();
  const { verdict, problems, payload, signatures } = file;
  const has = (code: ProblemCode) => problems.some((problem) => problem.code === code);
  const isBroken = verdict === 'invalid';
  const others = problems.filter(({ code }) => !toldElsewhere.includes(code));
  const sentences = [...new Set(others.map((problem) => problemText(problem, language)))];
  return (
    <ul>
      {signatures.length > 0 && (
        <FindingLine
          icon={isBroken ? 'alert' : 'check'}
          tone={isBroken ? 'error' : 'neutral'}
          title={isBroken ? words.notIntact : words.intact}
        />
      )}
      {payload !== null && <FindingLine icon="check" title={words.figuresProven} />}
      {sentences.map((sentence) => (
        <FindingLine
          key={sentence}
          icon={isBroken ? 'alert' : 'info'}
          tone={isBroken ? 'error' : 'neutral'}
          title={sentence}
        />
      ))}
      {!isBroken &&
        signatures.length > 0 &&
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
