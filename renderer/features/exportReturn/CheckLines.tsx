import type { VerifiedFile } from '../../../shared/domain/verifyEntry.ts';
import type { Problem, ProblemCode } from '../../../shared/problems.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { showMoment } from '../../../shared/text/showFigures.ts';
import { FindingLine } from '../../returnParts/FindingLine.tsx';
import { localMoment } from '../../returnParts/localMoment.ts';
import { useLanguage, useTexts } from '../../useTexts.ts';
import type { Done } from './exportState.ts';
import { isKeyKind } from './useSigningKey.ts';

/** Findings that this screen says in its own lines. */
const told: readonly ProblemCode[] = [
  'revocation-not-checked',
  'no-timestamp',
  'not-official-signature',
  'signer-unknown',
  'seal-not-pinned',
  'no-signature',
  'signature-missing-role',
];

/** Line by line what re-reading the written file found. A matching signature is "khớp", never more. */
export function CheckLines({ done, isDraft }: { readonly done: Done; readonly isDraft: boolean }) {
  const { exportReturn, road } = useTexts();
  const words = exportReturn.result;
  const language = useLanguage();
  const { verification } = done.exported;
  if (done.kind === 'unsigned' || verification === null)
    return (
      <ul>
        <FindingLine icon="info" title={words.unsignedMeaning} more={words.unsignedMeaningMore} />
        {isDraft && <FindingLine icon="info" title={words.unsignedDraft} more={words.unsignedDraftMore} />}
      </ul>
    );
  const names: Readonly<Record<string, string>> = road.roles;
  const missing = verification.problems.flatMap(({ code, facts }) =>
    code === 'signature-missing-role' ? [names[facts.role] ?? facts.role] : [],
  );
  return (
    <ul>
      <SignatureLines done={done} verification={verification} />
      {missing.length > 0 && (
        <FindingLine icon="info" title={road.missing(missing.join(', '))} more={road.missingMore} />
      )}
      {others(verification).map((problem) => (
        <FindingLine
          key={JSON.stringify(problem)}
          icon={verification.verdict === 'invalid' ? 'alert' : 'info'}
          tone={verification.verdict === 'invalid' ? 'error' : 'neutral'}
          title={problemText(problem, language)}
        />
      ))}
      {done.kind === 'p12' && (
        <FindingLine icon="info" title={words.notOfficial} more={words.notOfficialMeaning} />
      )}
      {done.kind === 'seal' && (
        <FindingLine icon="info" title={words.sealMeaning} more={words.sealMeaningMore} />
      )}
      {isKeyKind(done.kind) && verification.verdict === 'indeterminate' && (
        <FindingLine icon="info" title={words.signerNotTrusted} more={words.signerNotTrustedMore} />
      )}
      {isKeyKind(done.kind) && (
        <FindingLine icon="info" title={words.revocation} more={words.revocationMore} />
      )}
      <FindingLine icon="info" title={words.timestamp} more={words.timestampMore} />
    </ul>
  );
}

function SignatureLines({
  done,
  verification,
}: {
  readonly done: Done;
  readonly verification: VerifiedFile;
}) {
  const words = useTexts().exportReturn.result;
  const matches = verification.verdict !== 'invalid';
  const title = done.kind === 'seal' ? words.sealMatches : words.signatureMatches;
  const { payload } = verification;
  return (
    <>
      {verification.signatures.map(({ field, signer, signedAt }) => (
        <FindingLine
          key={field}
          icon={matches ? 'check' : 'alert'}
          tone={matches ? 'neutral' : 'error'}
          title={matches ? title : words.signatureFails}
          more={words.signedBy(
            signer ?? words.signerUnknown,
            signedAt === null ? words.timeUnknown : showMoment(localMoment(signedAt)),
          )}
        />
      ))}
      {matches && payload !== null && (
        <FindingLine
          icon="check"
          title={words.dataMatches}
          more={words.dataFigures(String(payload.counts.total), String(payload.counts.evidence))}
        />
      )}
    </>
  );
}

function others(verification: VerifiedFile): readonly Problem[] {
  return verification.problems.filter(({ code }) => !told.includes(code));
}
