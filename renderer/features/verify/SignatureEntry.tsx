import { useState } from 'react';
import type { CheckedFile, CheckedSigner } from '../../../shared/domain/checkedFile.ts';
import { isBrokenSignature } from '../../../shared/domain/shownVerdict.ts';
import type { VerifiedSignature } from '../../../shared/domain/verifyEntry.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import { showMoment } from '../../../shared/text/showFigures.ts';
import { localMoment } from '../../returnParts/localMoment.ts';
import { shownDay } from '../../returnParts/shownDay.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Note } from '../../ui/Note.tsx';
import { useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';
import { AddedPlace } from './AddedPlace.tsx';
import { ConfirmIdentityDialog } from './ConfirmIdentityDialog.tsx';

interface SignatureEntryProps {
  readonly file: CheckedFile;
  readonly signature: VerifiedSignature;
  readonly signer: CheckedSigner | undefined;
  readonly onChanged: () => Promise<void>;
}

/** Who signed as what, when by their own clock, with which certificate, and whether it is known for the unit. */
export function SignatureEntry({ file, signature, signer, onChanged }: SignatureEntryProps) {
  const words = useTexts().verify;
  const [isAsking, setIsAsking] = useState(false);
  const { role, signer: name, signedAt, coversWholeFile, trusted } = signature;
  const certificate = signer?.certificate ?? null;
  const identity = signer?.identity ?? null;
  // A vault issues the certificate of its seal to itself: issuer and validity say nothing of it.
  const isSeal = role === 'seal';
  const isBroken = isBrokenSignature(signature);
  const time = signedAt === null ? words.noTime : words.signedAt(showMoment(localMoment(signedAt)));
  const isContinued = signature.coversRevision && file.signatures.some((other) => other.coversWholeFile);
  const part = isContinued ? words.earlierPart : words.partOfFile;
  const reach = coversWholeFile ? words.wholeFile : part;
  const standing = isBroken ? words.broken : trusted ? words.trusted : words.notTrusted;
  const unit = file.payload?.unit.name ?? '';
  const added = signature.problems.find((problem) => problem.code === 'added-elsewhere');
  return (
    <li className={isBroken ? 'finding finding-error' : 'finding'}>
      <Icon name={isBroken ? 'alert' : trusted ? 'check' : 'info'} />
      <div className="signature">
        <p>
          {added === undefined ? words.roles[role ?? 'unknown'] : words.added}.{' '}
          <ForeignText>{name === null ? words.signerUnknown : words.signer(name)}</ForeignText>
        </p>
        <p className="small">{`${time}. ${reach}. ${standing}.`}</p>
        {certificate !== null && !isSeal && (
          <p className="small">
            <ForeignText>
              {words.certificate(
                certificate.issuer,
                shownDay(certificate.notBefore),
                shownDay(certificate.notAfter),
              )}
            </ForeignText>
          </p>
        )}
        {identity === 'known' && !isSeal && <p className="small">{words.identities.known}</p>}
        {identity !== null && identity !== 'known' && certificate !== null && (
          <Note
            tone={identity === 'first-seen' ? 'neutral' : 'warn'}
            title={isSeal ? words.sealIdentities[identity] : words.identities[identity]}
            actions={
              <Button
                size="small"
                label={(isSeal ? words.confirmSealOf : words.confirmIdentityOf)(
                  visibleName(certificate.subject),
                )}
                onPress={() => setIsAsking(true)}
              >
                {isSeal ? words.confirmSeal : words.confirmIdentity}
              </Button>
            }
          >
            <p>{isSeal ? words.sealIdentityMore : words.identityMore[identity]}</p>
          </Note>
        )}
        {added?.code === 'added-elsewhere' && (
          <AddedPlace fileId={file.fileId} page={added.facts.page} rect={added.facts.rect} />
        )}
        {isAsking && certificate !== null && (
          <ConfirmIdentityDialog
            fileId={file.fileId}
            field={signature.field}
            certificate={certificate}
            unit={unit}
            onDone={(confirmed) => {
              setIsAsking(false);
              if (confirmed) void onChanged();
            }}
          />
        )}
      </div>
    </li>
  );
}
