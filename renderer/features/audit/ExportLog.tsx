import { useState } from 'react';
import type { TrailFilter } from '../../../shared/domain/auditTrail.ts';
import type { Problem } from '../../../shared/problems.ts';
import { showCount } from '../../../shared/text/showFigures.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';

/** Writes what the filter shows to a file that an inspector opens in a spreadsheet. */
export function ExportLog({ filter }: { readonly filter: TrailFilter }) {
  const { audit } = useTexts();
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const [written, setWritten] = useState<string | null>(null);
  const [isLogged, setIsLogged] = useState(true);
  const [problems, setProblems] = useState<readonly Problem[]>([]);

  async function write() {
    setBusy(true);
    setWritten(null);
    const answer = await bridge().audit.exportCsv(filter);
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems);
    if (!answer.ok || answer.value === null) return;
    setIsLogged(answer.value.isLogged);
    setWritten(audit.exported(answer.value.fileName, showCount(answer.value.entries, language)));
  }

  return (
    <div className="audit-export">
      <Button icon="download" busy={busy} onPress={() => void write()}>
        {busy ? audit.exporting : audit.exportCsv}
      </Button>
      <ProblemNotice problems={problems} />
      {written !== null && (
        <Note role="status" icon="check">
          <p>{written}</p>
          {!isLogged && <p>{audit.unlogged}</p>}
        </Note>
      )}
    </div>
  );
}
