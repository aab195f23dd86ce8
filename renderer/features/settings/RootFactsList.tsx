import type { ReactNode } from 'react';
import type { RootFacts } from '../../../shared/domain/trust.ts';
import { showSha256 } from '../../../shared/text/showFigures.ts';
import { shownDay } from '../../returnParts/shownDay.ts';
import { useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';

interface RootFactsListProps {
  readonly root: RootFacts;
  /** Further rows. */
  readonly children?: ReactNode;
}

/** What a root certificate says of itself, the fingerprint in groups that can be compared by eye. */
export function RootFactsList({ root, children }: RootFactsListProps) {
  const words = useTexts().trust;
  return (
    <dl className="trust-facts">
      <dt>{words.issuer}</dt>
      <dd>
        <ForeignText>{root.isSelfSigned ? words.selfIssued : root.issuer}</ForeignText>
      </dd>
      <dt>{words.fingerprint}</dt>
      <dd className="fingerprint">{showSha256(root.sha256)}</dd>
      <dt>{words.valid}</dt>
      <dd>{words.validFromTo(shownDay(root.notBefore), shownDay(root.notAfter))}</dd>
      <dt>{words.key}</dt>
      <dd>{root.key}</dd>
      {children}
    </dl>
  );
}
