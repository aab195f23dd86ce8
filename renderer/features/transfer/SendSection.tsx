import { useRef, useState } from 'react';
import { showDay } from '../../../shared/domain/dates.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import type { Problem } from '../../../shared/problems.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { PackagePassphraseFields } from '../../returnParts/PackagePassphraseFields.tsx';
import { usePackagePassphrase } from '../../returnParts/usePackagePassphrase.ts';
import { mayLeave } from '../../stores/leaveGuard.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAnswer } from '../../useAnswer.ts';
import { useTexts } from '../../useTexts.ts';
import { sentenceCase } from '../../wording/directiveLine.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';
import { TransferProgress } from './TransferProgress.tsx';
import { intoView, TransferZone } from './TransferZone.tsx';

interface Written {
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly returns: number;
  readonly files: number;
  readonly isLogged: boolean;
}

const wholeVault = '';
const askReturns = () => bridge().returns.list();

/** What to send, who can open it, and the package. */
export function SendSection({ returnId }: { readonly returnId: string | null }) {
  const texts = useTexts();
  const own = texts.transfer;
  const returns = useAnswer(askReturns);
  const [what, setWhat] = useState(returnId ?? wholeVault);
  const [way, setWay] = useState<'passphrase' | 'key'>('passphrase');
  const secret = usePackagePassphrase();
  const [recipient, setRecipient] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [written, setWritten] = useState<Written | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const key = useRef<HTMLInputElement>(null);
  const chosen = returns.value?.returns.find((summary) => summary.returnId === what);
  const isKeyMissing = recipient.trim() === '';

  async function write() {
    setAsked(true);
    if (way === 'key' && isKeyMissing) return key.current?.focus();
    const passphrase = way === 'passphrase' ? secret.take() : null;
    if (way === 'passphrase' && passphrase === null) return;
    if (!(await mayLeave())) return;
    setBusy(true);
    setWritten(null);
    const answer = await bridge().transfer.write({
      scope: what === wholeVault ? { kind: 'vault' } : { kind: 'return', returnId: what },
      lock:
        passphrase === null
          ? { kind: 'key', recipient: recipient.trim() }
          : { kind: 'passphrase', passphrase },
    });
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems);
    if (!answer.ok || answer.value === null) return;
    setWritten(answer.value);
    secret.forget();
    setAsked(false);
  }

  return (
    <TransferZone
      label={own.parts.send}
      left={busy && <TransferProgress />}
      right={
        <Button variant="filled" icon="send" busy={busy} onPress={() => void write()}>
          {own.write}
        </Button>
      }
    >
      <div>
        <h1>{own.sendTitle}</h1>
        <p className="lead">{own.intro}</p>
        <p className="lead">{own.sendIntro}</p>
      </div>
      <Select
        label={own.what}
        value={what}
        options={[
          { value: wholeVault, label: own.wholeVault },
          ...(returns.value?.returns ?? []).map(({ returnId: value, subject, period }) => ({
            value,
            label: visibleName(
              `${sentenceCase(subject)} (${own.period(showDay(period.from), showDay(period.to))})`,
            ),
            lang: 'vi',
          })),
        ]}
        onChange={setWhat}
      />
      {/* The list of the system cuts long names. */}
      {chosen !== undefined && (
        <p className="small">
          <ForeignText lang="vi">{sentenceCase(chosen.subject)}</ForeignText>
        </p>
      )}
      <RadioGroup
        label={own.howLocked}
        value={way}
        options={[
          {
            value: 'passphrase',
            label: own.byPassphrase,
            hint: own.byPassphraseHint,
            detail: <PackagePassphraseFields form={secret} />,
          },
          {
            value: 'key',
            label: own.byKey,
            hint: own.byKeyHint,
            detail: (
              <TextField
                ref={key}
                label={own.recipient}
                hint={own.recipientHint}
                error={asked && isKeyMissing ? own.recipientMissing : undefined}
                value={recipient}
                maxLength={200}
                onChange={setRecipient}
              />
            ),
          },
        ]}
        onChange={setWay}
      />
      <p className="small">{own.limitHint}</p>
      <div ref={intoView} key={`${written !== null} ${problems.length}`}>
        <ProblemNotice problems={[...returns.problems, ...problems]} />
        {written !== null && (
          <Note role="status" icon="check">
            <p>
              <ForeignText>{own.written(written.fileName, written.sizeBytes)}</ForeignText>
            </p>
            <p>{own.writtenCounts(written.returns, written.files)}</p>
          </Note>
        )}
        {written?.isLogged === false && <Note tone="warn">{own.unlogged}</Note>}
      </div>
    </TransferZone>
  );
}
