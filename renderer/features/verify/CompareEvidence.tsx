import { useState } from 'react';
import type { CheckedFile, ComparedEvidence } from '../../../shared/domain/checkedFile.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { Result } from '../../../shared/result.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { useTexts } from '../../useTexts.ts';
import { ComparedFiles } from './ComparedFiles.tsx';
import { PackagePassphrase } from './PackagePassphrase.tsx';

/** Compares the folder or package that came with a return with the list in it, file by file. */
export function CompareEvidence({ file }: { readonly file: CheckedFile }) {
  const words = useTexts().verify.compare;
  const [found, setFound] = useState<ComparedEvidence | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const { fileId } = file;

  async function ask(question: Promise<Result<ComparedEvidence | null>>) {
    setBusy(true);
    const answer = await question;
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems);
    if (answer.ok && answer.value !== null) setFound(answer.value);
  }
  const choose = (from: 'folder' | 'package') => ask(bridge().verify.chooseEvidence({ fileId, from }));

  return (
    <section className="compare">
      <h3>{words.title}</h3>
      <div className="verify-actions">
        {(['folder', 'package'] as const).map((from) => (
          <Button
            key={from}
            size="small"
            busy={busy}
            label={words.of(words[from], visibleName(file.file))}
            onPress={() => void choose(from)}
          >
            {words[from]}
          </Button>
        ))}
      </div>
      <p className="small" role="status">
        {busy ? words.working : ''}
      </p>
      <ProblemNotice problems={problems} />
      {found?.kind === 'locked' && (
        <PackagePassphrase
          key={found.placeId}
          place={found.place}
          busy={busy}
          onOpen={(passphrase) =>
            void ask(bridge().verify.unlockEvidence({ placeId: found.placeId, passphrase }))
          }
        />
      )}
      {found?.kind === 'compared' && <ComparedFiles compared={found} />}
    </section>
  );
}
