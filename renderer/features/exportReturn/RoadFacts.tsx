import { showDay } from '../../../shared/domain/dates.ts';
import type { ReturnRoad, RoadSignature } from '../../../shared/domain/returnRoad.ts';
import { showMoment, showSha256 } from '../../../shared/text/showFigures.ts';
import { localMoment } from '../../returnParts/localMoment.ts';
import { useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';
import { SentFacts } from './SentFacts.tsx';

/** What the vault keeps of a frozen return: hashes, signatures, number, what was sent. */
export function RoadFacts({ road }: { readonly road: ReturnRoad }) {
  const words = useTexts().road;
  const { frozen, newest, number, date } = road;
  if (frozen === null || newest === null) return null;
  return (
    <dl className="facts road-facts">
      <SentFacts road={road} />
      <dt>{words.hash}</dt>
      <dd className="hash">{showSha256(frozen.sha256)}</dd>
      {newest.sha256 !== frozen.sha256 && (
        <>
          <dt>{words.newestHash}</dt>
          <dd className="hash">{showSha256(newest.sha256)}</dd>
          <dt>{words.signatures}</dt>
          <dd>
            {road.signatures.map((signature) => (
              <p key={signature.key}>
                <ForeignText>{signatureText(signature, words)}</ForeignText>
              </p>
            ))}
          </dd>
        </>
      )}
      {number !== null && date !== null && (
        <>
          <dt>{words.number}</dt>
          <dd>
            <ForeignText>{words.numberOf(number, showDay(date))}</ForeignText>
          </dd>
        </>
      )}
    </dl>
  );
}

type Words = ReturnType<typeof useTexts>['road'];

function signatureText({ role, isUnnamed, signer, signedAt }: RoadSignature, words: Words): string {
  const name = role === null ? words.otherRole : words.roles[role];
  return words.signature(
    isUnnamed && role !== null ? words.assigned(name) : name,
    signer ?? words.unknownSigner,
    signedAt === null ? words.unknownTime : showMoment(localMoment(signedAt)),
  );
}
