import type { SignerCertificate } from '../../../shared/domain/checkedFile.ts';
import { showSha256 } from '../../../shared/text/showFigures.ts';
import { bridge } from '../../bridge.ts';
import { ConfirmFingerprintDialog } from '../../returnParts/ConfirmFingerprintDialog.tsx';
import { shownDay } from '../../returnParts/shownDay.ts';
import { useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';

interface ConfirmIdentityDialogProps {
  readonly fileId: string;
  readonly field: string;
  readonly certificate: SignerCertificate;
  /** Name of the unit that the return names. */
  readonly unit: string;
  readonly onDone: (confirmed: boolean) => void;
}

/** Whether a certificate belongs to a unit. */
export function ConfirmIdentityDialog(props: ConfirmIdentityDialogProps) {
  const words = useTexts().verify;
  const { fileId, field, certificate, unit, onDone } = props;
  const { subject, issuer, notBefore, notAfter, sha256 } = certificate;
  const { compared, comparedMissing, confirm, cancel } = words;
  return (
    <ConfirmFingerprintDialog
      title={words.identityTitle(unit)}
      words={{ compared, missing: comparedMissing, confirm, refuse: cancel }}
      onConfirm={() => bridge().trust.confirmIdentity({ fileId, field, certificate: sha256 })}
      onConfirmed={() => onDone(true)}
      onRefuse={() => onDone(false)}
      onClose={() => onDone(false)}
    >
      <h3>
        <ForeignText>{subject}</ForeignText>
      </h3>
      <p className="small">
        <ForeignText>{words.certificate(issuer, shownDay(notBefore), shownDay(notAfter))}</ForeignText>
      </p>
      <dl>
        <dt className="small">{words.fingerprint}</dt>
        <dd className="fingerprint">{showSha256(sha256)}</dd>
      </dl>
      <p>{words.identityAsk}</p>
    </ConfirmFingerprintDialog>
  );
}
