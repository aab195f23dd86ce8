import { useState } from 'react';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import type { Problem } from '../../../shared/problems.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { asksForReason, TakeOffReason } from '../../returnParts/TakeOffReason.tsx';
import { linkExisting, reorderEvidence, takeOff } from '../../stores/attaching.ts';
import type { ReturnFacts } from '../../stores/returnFacts.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Note } from '../../ui/Note.tsx';
import { useTexts } from '../../useTexts.ts';

interface FilePlacesProps {
  readonly file: Evidence;
  readonly facts: ReturnFacts;
  readonly version: number;
  /** The order is about to change: the file stays the shown one. */
  readonly onAct: () => void;
}

/** Where the file stands among those of each item it proves; the list of evidence and the annex follow that order. */
export function FilePlaces({ file, facts, version, onAct }: FilePlacesProps) {
  const texts = useTexts().evidence;
  const words = texts.places;
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [said, setSaid] = useState('');
  const [removed, setRemoved] = useState<string | null>(null);
  const [asking, setAsking] = useState<string | null>(null);
  const itemIds = facts.itemsOfEvidence.get(file.id) ?? [];
  const idsOf = (itemId: string) => facts.answerOf.get(itemId)?.evidenceIds ?? [];

  async function move(itemId: string, distance: 1 | -1) {
    onAct();
    const ids = idsOf(itemId);
    const from = ids.indexOf(file.id);
    const to = from + distance;
    if (to < 0) return setSaid(words.isFirst(itemId));
    if (to >= ids.length) return setSaid(words.isLast(itemId));
    const others = ids.filter((id) => id !== file.id);
    const failed = await reorderEvidence(itemId, [...others.slice(0, to), file.id, ...others.slice(to)]);
    setProblems(failed);
    setSaid(failed.length > 0 ? '' : words.moved(String(to + 1), String(ids.length), itemId));
  }

  async function remove(itemId: string) {
    onAct();
    if (asksForReason(version)) return setAsking(itemId);
    const failed = await takeOff(itemId, file.id);
    setProblems(failed);
    setRemoved(failed.length === 0 ? itemId : null);
  }

  async function undo(itemId: string) {
    setProblems(await linkExisting(itemId, file.id));
    setRemoved(null);
  }

  return (
    <section className="places" aria-label={words.heading}>
      {itemIds.length > 0 && <h2 className="places-title">{words.heading}</h2>}
      <ul>
        {itemIds.map((itemId) => {
          const ids = idsOf(itemId);
          return (
            <li key={itemId} className="place">
              <span className="place-words">
                {words.place(itemId, String(ids.indexOf(file.id) + 1), String(ids.length))}
              </span>
              <IconButton icon="arrowUp" label={words.up(itemId)} onPress={() => void move(itemId, -1)} />
              <IconButton icon="arrowDown" label={words.down(itemId)} onPress={() => void move(itemId, 1)} />
              <Button
                variant="quiet"
                size="small"
                label={words.removeFrom(itemId)}
                onPress={() => void remove(itemId)}
              >
                {texts.item.unlink}
              </Button>
            </li>
          );
        })}
      </ul>
      <p role="status" className="small">
        {said}
      </p>
      {removed !== null && (
        <Note
          role="status"
          icon="undo"
          actions={
            <Button size="small" onPress={() => void undo(removed)}>
              {texts.item.undo}
            </Button>
          }
        >
          <p>{texts.item.unlinked(visibleName(file.name), removed)}</p>
        </Note>
      )}
      <ProblemNotice problems={problems} />
      {asking !== null && (
        <TakeOffReason file={file} itemId={asking} version={version} onClose={() => setAsking(null)} />
      )}
    </section>
  );
}
