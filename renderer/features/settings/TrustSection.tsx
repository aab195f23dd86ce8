import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { useAnswer } from '../../useAnswer.ts';
import { useTexts } from '../../useTexts.ts';
import { IdentitiesGroup } from './IdentitiesGroup.tsx';
import { ListsGroup } from './ListsGroup.tsx';
import { RootsGroup } from './RootsGroup.tsx';
import './trust.css';

const askTrust = () => bridge().trust.list();

/** Whom this vault trusts when it checks signatures: issuers, their revocation lists, and confirmed certificates of units. */
export function TrustSection() {
  const words = useTexts().trust;
  const trusted = useAnswer(askTrust);
  const { value, askAgain } = trusted;
  return (
    <Zone kind="list" label={words.title}>
      <div className="settings form trust">
        <div>
          <h1>{words.title}</h1>
          <p className="lead">{words.intro}</p>
        </div>
        <ProblemNotice problems={value === null ? trusted.problems : value.problems} />
        {value !== null && (
          <>
            <RootsGroup roots={value.roots} onChanged={askAgain} />
            <ListsGroup lists={value.lists} onChanged={askAgain} />
            <IdentitiesGroup identities={value.identities} onChanged={askAgain} />
          </>
        )}
      </div>
    </Zone>
  );
}
