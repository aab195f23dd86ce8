import { useEffect, useRef, useState } from 'react';
import type { TrailPart } from '../../shared/domain/auditTrail.ts';
import type { Problem } from '../../shared/problems.ts';
import { showMoment } from '../../shared/text/showFigures.ts';
import { bridge } from '../bridge.ts';
import { ProblemNotice } from '../problems/ProblemNotice.tsx';
import { reloadReturn, useFrozen } from '../stores/openReturn.ts';
import { saver } from '../stores/saving.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Note } from '../ui/Note.tsx';
import { useLanguage, useTexts } from '../useTexts.ts';
import { TrailList } from './TrailList.tsx';
import { useTrail } from './useTrail.ts';

interface HistoryDialogProps {
  readonly returnId: string;
  /** Null for the parts outside the items. */
  readonly item: string | null;
  readonly onClose: () => void;
}

interface Wanted {
  readonly place: NonNullable<TrailPart['restorable']>;
  readonly moment: string;
}

/** What became of an answer and its files, newest first; an earlier version can be put back. */
export function HistoryDialog({ returnId, item, onClose }: HistoryDialogProps) {
  const { audit } = useTexts();
  const language = useLanguage();
  const frozen = useFrozen();
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [round, setRound] = useState(0);
  const list = useRef<HTMLElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  const asks = wanted !== null;
  const wasAsked = useRef(false);

  // The button that was pressed goes away with the list, and the question with its answer.
  useEffect(() => {
    if (asks) confirm.current?.focus();
    else if (wasAsked.current) list.current?.focus();
    wasAsked.current = asks;
  }, [asks]);

  async function restore({ place, moment }: Wanted) {
    setBusy(true);
    const { returnId: of, rev, ...part } = place;
    // What is still being typed becomes a version of its own first.
    await saver().flush();
    const answer = await bridge().audit.restore({ returnId: of, of: part, rev });
    if (answer.ok) await reloadReturn();
    setBusy(false);
    setWanted(null);
    setProblems(answer.ok ? [] : answer.problems);
    if (!answer.ok) return;
    const { missingFiles } = answer.value;
    setDone(
      missingFiles === 0 ? audit.restored(moment) : audit.restoredWithout(moment, String(missingFiles)),
    );
    setRound(round + 1);
  }

  return (
    <Dialog
      title={item === null ? audit.historyOfTexts : audit.historyOf(item)}
      onClose={onClose}
      actions={<Button onPress={onClose}>{audit.close}</Button>}
    >
      <ProblemNotice problems={problems} />
      {done !== null && wanted === null && (
        <Note role="status" icon="check">
          <p>{done}</p>
        </Note>
      )}
      {wanted !== null && (
        <Note
          role="alert"
          title={audit.restoreTitle(wanted.moment)}
          icon="undo"
          actions={
            <>
              <Button
                ref={confirm}
                size="small"
                variant="filled"
                busy={busy}
                onPress={() => void restore(wanted)}
              >
                {busy ? audit.restoring : audit.restore}
              </Button>
              <Button size="small" onPress={() => setWanted(null)}>
                {audit.cancel}
              </Button>
            </>
          }
        >
          <p>{audit.restoreMeaning}</p>
        </Note>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it. */}
      <section ref={list} className="history" hidden={wanted !== null} aria-label={audit.list} tabIndex={0}>
        <Entries
          key={round}
          filter={{
            language,
            query: '',
            officer: null,
            returnId,
            itemId: item,
            commonTexts: item === null,
            from: null,
            to: null,
          }}
          onRestore={frozen ? null : setWanted}
        />
      </section>
    </Dialog>
  );
}

interface EntriesProps {
  readonly filter: Parameters<typeof useTrail>[0];
  readonly onRestore: ((wanted: Wanted) => void) | null;
}

function Entries({ filter, onRestore }: EntriesProps) {
  const { audit } = useTexts();
  const trail = useTrail(filter);
  return (
    <TrailList
      trail={trail}
      none={audit.historyNone}
      actionOf={({ restorable }, seq, at) =>
        restorable !== null &&
        onRestore !== null && (
          <Button
            size="small"
            icon="undo"
            label={audit.restoreOf(String(seq))}
            onPress={() => onRestore({ place: restorable, moment: showMoment(at) })}
          >
            {audit.restore}
          </Button>
        )
      }
    />
  );
}
