import type { UnitIdentity } from '../../../shared/domain/trust.ts';
import { showMoment, showSha256 } from '../../../shared/text/showFigures.ts';
import { bridge } from '../../bridge.ts';
import { useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';
import { TrustEntry } from './TrustEntry.tsx';

interface IdentitiesGroupProps {
  readonly identities: readonly UnitIdentity[];
  readonly onChanged: () => void;
}

/** Certificates of which a person said, on the screen that checks files, that they belong to a unit. */
export function IdentitiesGroup({ identities, onChanged }: IdentitiesGroupProps) {
  const words = useTexts().trust;
  return (
    <section className="form-group" aria-labelledby="trust-identities">
      <div>
        <h2 id="trust-identities">{words.identities}</h2>
        <p className="small">{words.identitiesIntro}</p>
      </div>
      {identities.length === 0 ? (
        <p>{words.noIdentities}</p>
      ) : (
        <ul className="trust-list">
          {identities.map((identity) => (
            <TrustEntry
              key={identity.id}
              title={identity.subject}
              removal={{
                title: words.removeIdentityTitle(identity.subject),
                meaning: words.removeIdentityMeaning,
              }}
              onRemove={() => bridge().trust.removeIdentity({ id: identity.id })}
              onRemoved={onChanged}
            >
              <dl className="trust-facts">
                <dt>{words.unit}</dt>
                <dd>
                  <ForeignText>{`${identity.unitName} (${identity.unitCode})`}</ForeignText>
                </dd>
                <dt>{words.role}</dt>
                <dd>{words.rolesOf[identity.role]}</dd>
                <dt>{words.fingerprint}</dt>
                <dd className="fingerprint">{showSha256(identity.certificateSha256)}</dd>
                <dt>{words.confirmedAt}</dt>
                <dd>{showMoment(identity.confirmedAt)}</dd>
              </dl>
            </TrustEntry>
          ))}
        </ul>
      )}
    </section>
  );
}
