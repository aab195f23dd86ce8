import { useState } from 'react';
import type { Problem } from '../../../shared/problems.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { useTexts } from '../../useTexts.ts';
import { KeyFaultNote } from './KeyFaultNote.tsx';
import type { SigningKey } from './useSigningKey.ts';

export interface Certificate {
  /** The window knows a handle and the name, never the path. */
  readonly file: { readonly p12Id: string; readonly fileName: string } | null;
  readonly password: string;
}

/** The certificate file and its password. */
export function P12Fields({ signingKey }: { readonly signingKey: SigningKey }) {
  const texts = useTexts();
  const words = texts.exportReturn.panel;
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const { certificate, chooseCertificate, chooseRef, passwordRef, fault } = signingKey;
  const { file } = certificate;

  async function choose() {
    const answer = await bridge().report.chooseP12();
    setProblems(answer.ok ? [] : answer.problems);
    if (answer.ok && answer.value !== null) chooseCertificate({ file: answer.value, password: '' });
  }

  return (
    <div className="p12">
      <KeyFaultNote fault={fault} at="file" />
      {file !== null && <p>{words.chosen(file.fileName)}</p>}
      <div>
        <Button ref={chooseRef} onPress={() => void choose()}>
          {file === null ? words.chooseP12 : words.chooseOther}
        </Button>
      </div>
      <ProblemNotice problems={problems} />
      {file !== null && (
        <PasswordField
          ref={passwordRef}
          label={words.password}
          hint={texts.app.keyboardHint}
          error={fault?.at === 'password' ? fault.text : undefined}
          purpose="current-password"
          texts={texts.app}
          value={certificate.password}
          onChange={(password) => chooseCertificate({ ...certificate, password })}
        />
      )}
    </div>
  );
}
