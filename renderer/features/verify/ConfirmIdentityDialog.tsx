import { useRef, useState } from 'react';
import type { SignerCertificate } from '../../../shared/domain/checkedFile.ts';
import type { Problem } from '../../../shared/problems.ts';
import { showSha256 } from '../../../shared/text/showFigures.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { shownDay } from '../../returnParts/shownDay.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
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

/** Whether a certificate belongs to a unit: only a person who has asked by another channel can say. */
export function ConfirmIdentityDialog(props: ConfirmIdentityDialogProps) {
  const words = useTexts().verify;
  const { fileId, field, certificate, unit, onDone } = props;
  const [compared, setCompared] = useState(false);
  const [error, setError] = useState<string>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLInputElement>(null);

  async function confirm() {
    if (!compared) {
      setError(words.comparedMissing);
      box.current?.focus();
      return;
    }
    setBusy(true);
    const answer = await bridge().trust.confirmIdentity({ fileId, field, certificate: certificate.sha256 });
    setBusy(false);
    if (answer.ok) onDone(true);
    else setProblems(answer.problems);
  }

  return (
    <Dialog
      title={words.identityTitle(unit)}
      onClose={() => onDone(false)}
      actions={
        <>
          <Button variant="filled" busy={busy} onPress={() => void confirm()}>
            {words.confirm}
          </Button>
          <Button onPress={() => onDone(false)}>{words.cancel}</Button>
        </>
      }
    >
      <div className="verified-question">
        <h3>
          <ForeignText>{certificate.subject}</ForeignText>
        </h3>
        <p className="small">
          <ForeignText>
            {words.certificate(
              certificate.issuer,
              shownDay(certificate.notBefore),
              shownDay(certificate.notAfter),
            )}
          </ForeignText>
        </p>
        <dl>
          <dt className="small">{words.fingerprint}</dt>
          <dd className="verified-fingerprint">{showSha256(certificate.sha256)}</dd>
        </dl>
        <p>{words.identityAsk}</p>
        <ProblemNotice problems={problems} />
        <Checkbox
          ref={box}
          checked={compared}
          error={error}
          onChange={(checked) => {
            setCompared(checked);
            setError(undefined);
          }}
        >
          {words.compared}
        </Checkbox>
      </div>
    </Dialog>
  );
}
