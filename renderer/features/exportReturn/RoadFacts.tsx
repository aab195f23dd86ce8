import { showDay } from '../../../shared/domain/dates.ts';
import type { KeptSignature, ReturnRoad } from '../../../shared/domain/returnRoad.ts';
import { showMoment, showSha256 } from '../../../shared/text/showFigures.ts';
import { localMoment } from '../../returnParts/localMoment.ts';
import { useTexts } from '../../useTexts.ts';

/** What the vault keeps of a frozen return: hashes, signatures, number. */
export function RoadFacts({ road }: { readonly road: ReturnRoad }) {
  const words = useTexts().road;
  const { frozen, newest, number, date } = road;
  if (frozen === null || newest === null) return null;
  return (
    <dl className="facts road-facts">
      <dt>{words.hash}</dt>
      <dd className="hash">{showSha256(frozen.sha256)}</dd>
      {newest.sha256 !== frozen.sha256 && (
        <>
          <dt>{words.newestHash}</dt>
          <dd className="hash">{showSha256(newest.sha256)}</dd>
          <dt>{words.signatures}</dt>
          <dd>
            {newest.signatures.map((signature) => (
              <p key={JSON.stringify(signature)}>{signatureText(signature, words)}</p>
            ))}
          </dd>
        </>
      )}
      {number !== null && date !== null && (
        <>
          <dt>{words.number}</dt>
          <dd>{words.numberOf(number, showDay(date))}</dd>
        </>
      )}
    </dl>
  );
}

type Words = ReturnType<typeof useTexts>['road'];

function signatureText({ role, signer, signedAt }: KeptSignature, words: Words): string {
  return words.signature(
    role === null ? words.otherRole : words.roles[role],
    signer ?? words.unknownSigner,
    signedAt === null ? words.unknownTime : showMoment(localMoment(signedAt)),
  );
}
