import type { Verdict, VerifiedSignature } from '../../../shared/domain/verifyEntry.ts';
import { showMoment } from '../../../shared/text/showFigures.ts';
import { FindingLine } from '../../returnParts/FindingLine.tsx';
import { localMoment } from '../../returnParts/localMoment.ts';
import { useTexts } from '../../useTexts.ts';

interface SignatureLineProps {
  readonly signature: VerifiedSignature;
  readonly verdict: Verdict;
}

/** Who signed as what, when by their own clock, and how far the signature reaches. */
export function SignatureLine({ signature, verdict }: SignatureLineProps) {
  const words = useTexts().verify;
  const { role, signer, signedAt, coversWholeFile, trusted } = signature;
  const name = signer === null ? words.signerUnknown : words.signer(signer);
  const time = signedAt === null ? words.noTime : words.signedAt(showMoment(localMoment(signedAt)));
  const reach = coversWholeFile ? words.wholeFile : words.partOfFile;
  const known = trusted ? words.trusted : words.notTrusted;
  return (
    <FindingLine
      icon={trusted ? 'check' : verdict === 'invalid' ? 'alert' : 'info'}
      tone={verdict === 'invalid' ? 'error' : 'neutral'}
      title={`${words.roles[role ?? 'unknown']}. ${name}`}
      more={`${time}. ${reach}. ${known}.`}
    />
  );
}
