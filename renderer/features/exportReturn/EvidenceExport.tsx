import { useState } from 'react';
import type { Problem } from '../../../shared/problems.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { useTexts } from '../../useTexts.ts';

interface EvidenceExportProps {
  readonly returnId: string;
  readonly files: number;
}

/** All original files with their manifest, beside the PDF. */
export function EvidenceExport({ returnId, files }: EvidenceExportProps) {
  const texts = useTexts().exportReturn.panel;
  const [busy, setBusy] = useState<'zip' | 'folder' | null>(null);
  const [written, setWritten] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  if (files === 0) return null;

  async function write(form: 'zip' | 'folder') {
    setBusy(form);
    setWritten(null);
    const answer = await bridge().report.exportEvidence({ returnId, form });
    setBusy(null);
    setProblems(answer.ok ? [] : answer.problems);
    if (answer.ok && answer.value !== null)
      setWritten(texts.evidenceDone(String(answer.value.files), answer.value.name));
  }

  return (
    <section className="evidence-export">
      <h2>{texts.evidence}</h2>
      <p className="small">{texts.evidenceHint}</p>
      <div className="evidence-export-buttons">
        <Button size="small" busy={busy === 'zip'} onPress={() => void write('zip')}>
          {texts.evidenceZip}
        </Button>
        <Button size="small" busy={busy === 'folder'} onPress={() => void write('folder')}>
          {texts.evidenceFolder}
        </Button>
      </div>
      <p role="status" className="small">
        {written}
      </p>
      <ProblemNotice problems={problems} />
    </section>
  );
}
