import { useState } from 'react';
import type { Problem } from '../../../shared/problems.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';

/** Writes what was found on all files as one table for a spreadsheet. */
export function SaveTotals() {
  const words = useTexts().verify.totals;
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState('');
  const [problems, setProblems] = useState<readonly Problem[]>([]);

  async function save() {
    setBusy(true);
    setTold('');
    const saved = await bridge().verify.saveTotals({ language });
    setBusy(false);
    setProblems(saved.ok ? [] : saved.problems);
    if (saved.ok && saved.value !== null) setTold(words.saved(saved.value.fileName));
  }

  return (
    <div className="save-totals">
      <Button size="small" busy={busy} onPress={() => void save()}>
        {words.save}
      </Button>
      <p className="small" role="status">
        {told}
      </p>
      <ProblemNotice problems={problems} />
    </div>
  );
}
