import { useState } from 'react';
import type { Problem } from '../../../shared/problems.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { useTexts } from '../../useTexts.ts';
import { AgePackage } from './AgePackage.tsx';

interface EvidenceExportProps {
  readonly returnId: string;
  readonly files: number;
}

/** A package that needs a password carries it. */
type Form = { readonly form: 'zip' | 'folder' } | { readonly form: 'age'; readonly passphrase: string };

/** All original files with their manifest, beside the PDF. */
export function EvidenceExport({ returnId, files }: EvidenceExportProps) {
  const { delivery, exportReturn } = useTexts();
  const texts = exportReturn.panel;
  const [busy, setBusy] = useState<Form['form'] | null>(null);
  const [encrypting, setEncrypting] = useState(false);
  const [written, setWritten] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  if (files === 0) return null;

  async function write(form: Form) {
    setBusy(form.form);
    setWritten(null);
    const answer = await bridge().report.exportEvidence({ returnId, ...form });
    setBusy(null);
    setProblems(answer.ok ? [] : answer.problems);
    if (!answer.ok || answer.value === null) return;
    setEncrypting(false);
    setWritten(texts.evidenceDone(String(answer.value.files), answer.value.name));
  }

  return (
    <section className="evidence-export">
      <h2>{texts.evidence}</h2>
      <p className="small">{texts.evidenceHint}</p>
      <div className="evidence-export-buttons">
        <Button size="small" busy={busy === 'zip'} onPress={() => void write({ form: 'zip' })}>
          {texts.evidenceZip}
        </Button>
        <Button size="small" busy={busy === 'folder'} onPress={() => void write({ form: 'folder' })}>
          {texts.evidenceFolder}
        </Button>
        {!encrypting && (
          <Button size="small" onPress={() => setEncrypting(true)}>
            {delivery.age}
          </Button>
        )}
      </div>
      {encrypting && (
        <AgePackage
          busy={busy === 'age'}
          onWrite={(passphrase) => void write({ form: 'age', passphrase })}
          onCancel={() => setEncrypting(false)}
        />
      )}
      <p role="status" className="small">
        {written}
      </p>
      <ProblemNotice problems={problems} />
    </section>
  );
}
