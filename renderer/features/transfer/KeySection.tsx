import { useState } from 'react';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { useAnswer } from '../../useAnswer.ts';
import { useTexts } from '../../useTexts.ts';
import { TransferZone } from './TransferZone.tsx';

const askKey = () => bridge().transfer.recipient();

/** The key that colleagues need to make a package for this vault. */
export function KeySection() {
  const texts = useTexts().transfer;
  const { value, problems } = useAnswer(askKey);
  const [copied, setCopied] = useState(false);

  async function copy(recipient: string) {
    await navigator.clipboard.writeText(recipient);
    setCopied(true);
  }

  return (
    <TransferZone
      label={texts.parts.key}
      left={<span role="status">{copied ? texts.copied : ''}</span>}
      right={
        value !== null && (
          <Button variant="filled" onPress={() => void copy(value.recipient)}>
            {texts.copyKey}
          </Button>
        )
      }
    >
      <div>
        <h1>{texts.keyTitle}</h1>
        <p className="lead">{texts.keyIntro}</p>
      </div>
      <ProblemNotice problems={problems} />
      {value !== null && <p className="transfer-key">{value.recipient}</p>}
    </TransferZone>
  );
}
