import { type ReactNode, useEffect } from 'react';
import type { OpenReturn } from '../../shared/contractAnswers.ts';
import { ProblemNotice } from '../problems/ProblemNotice.tsx';
import { resumeEdits } from '../stores/editReturn.ts';
import { loadReturn, useOpenReturn } from '../stores/openReturn.ts';
import { Button } from '../ui/Button.tsx';
import { useTexts } from '../useTexts.ts';
import { LeaveQuestion } from './LeaveQuestion.tsx';
import { goHome } from './returnNavigation.ts';
import { useUndoKeys } from './useUndoKeys.ts';

interface LoadedReturnProps {
  readonly returnId: string;
  readonly children: (data: OpenReturn) => ReactNode;
}

/** Reads a return from the vault and shows a screen of it; says plainly when it cannot. */
export function LoadedReturn({ returnId, children }: LoadedReturnProps) {
  const texts = useTexts().checklist;
  const shownId = useOpenReturn((state) => state.returnId);
  const data = useOpenReturn((state) => state.data);
  const problems = useOpenReturn((state) => state.problems);
  useUndoKeys();
  useEffect(() => {
    void loadReturn(returnId).then(() => resumeEdits(returnId));
  }, [returnId]);

  if (shownId === returnId && data !== null)
    return (
      <>
        {children(data)}
        <LeaveQuestion />
      </>
    );
  return (
    <main className="page">
      <div className="page-inner">
        {problems.length === 0 ? (
          <p role="status">{texts.loading}</p>
        ) : (
          <>
            <h1>{texts.cannotOpen}</h1>
            <ProblemNotice
              problems={problems}
              actions={
                <>
                  <Button size="small" onPress={() => void loadReturn(returnId)}>
                    {texts.tryAgain}
                  </Button>
                  <Button size="small" onPress={() => void goHome()}>
                    {texts.backHome}
                  </Button>
                </>
              }
            />
          </>
        )}
      </div>
    </main>
  );
}
