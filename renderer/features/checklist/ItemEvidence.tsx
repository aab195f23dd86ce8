import { type DragEvent, useEffect, useRef, useState } from 'react';
import type { Answer } from '../../../shared/domain/answer.ts';
import type { DirectiveItem } from '../../../shared/domain/directive.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { Problem } from '../../../shared/problems.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { AttachingRows } from '../../returnParts/AttachingRows.tsx';
import { EvidenceViewer } from '../../returnParts/EvidenceViewer.tsx';
import { goTo } from '../../returnParts/returnNavigation.ts';
import { asksForReason, TakeOffReason } from '../../returnParts/TakeOffReason.tsx';
import { attachChosen, linkExisting, takeOff } from '../../stores/attaching.ts';
import { useOpenReturn } from '../../stores/openReturn.ts';
import type { ReturnFacts } from '../../stores/returnFacts.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Note } from '../../ui/Note.tsx';
import { focusIsLost } from '../../ui/useArrivalFocus.ts';
import { useTexts } from '../../useTexts.ts';
import { EvidenceRow } from './EvidenceRow.tsx';
import { LinkExistingDialog } from './LinkExistingDialog.tsx';
import { UnreadableRow } from './UnreadableRow.tsx';

interface ItemEvidenceProps {
  readonly item: DirectiveItem;
  readonly answer: Answer;
  readonly facts: ReturnFacts;
  /** Files over the panel: how many, or null while the number is unknown; undefined while nothing is dragged. */
  readonly dragged: number | null | undefined;
}

/** The files that prove the answer, and every way to add one. */
export function ItemEvidence({ item, answer, facts, dragged }: ItemEvidenceProps) {
  const texts = useTexts();
  const words = texts.evidence.item;
  const [viewed, setViewed] = useState<Evidence | null>(null);
  const [linking, setLinking] = useState(false);
  const version = useOpenReturn(({ data }) => data?.complianceReturn.version ?? 1);
  const [asking, setAsking] = useState<Evidence | null>(null);
  const [removed, setRemoved] = useState<Evidence | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [landing, setLanding] = useState<{ readonly selector: string } | null>(null);
  const section = useRef<HTMLElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  const files = answer.evidenceIds.flatMap((id) => facts.evidenceOf.get(id) ?? []);
  const unreadable = answer.evidenceIds.filter((id) => !facts.evidenceOf.has(id));
  const current = viewed === null ? undefined : facts.evidenceOf.get(viewed.id);

  // The pressed button is gone: focus goes on to what took its place.
  useEffect(() => {
    if (landing === null || !focusIsLost()) return;
    (section.current?.querySelector<HTMLElement>(landing.selector) ?? choose.current)?.focus();
  }, [landing]);

  async function remove(file: Evidence) {
    if (asksForReason(version)) return setAsking(file);
    const failed = await takeOff(item.id, file.id);
    setProblems(failed);
    setRemoved(failed.length === 0 ? file : null);
    setLanding({ selector: '[data-undo] button' });
  }

  async function undo(file: Evidence) {
    setProblems(await linkExisting(item.id, file.id));
    setRemoved(null);
    setLanding({ selector: `[data-evidence="${file.id}"] button` });
  }

  return (
    <section ref={section} className="item-evidence" aria-label={words.heading}>
      <h2 className="item-evidence-title">
        {words.heading} <span className="count">{files.length}</span>
      </h2>
      <ul>
        {files.map((file) => (
          <EvidenceRow
            key={file.id}
            file={file}
            onOpen={() => setViewed(file)}
            onRemove={() => void remove(file)}
          />
        ))}
        {unreadable.map((id) => (
          <UnreadableRow
            key={id}
            itemId={item.id}
            evidenceId={id}
            onTakenOff={() => choose.current?.focus()}
          />
        ))}
        <AttachingRows itemId={item.id} onDismissed={() => choose.current?.focus()} />
      </ul>
      {answer.status === 'done' && files.length === 0 && (
        <Note tone="warn">
          <p>{texts.checklist.findings['no-evidence']}.</p>
        </Note>
      )}
      {removed !== null && (
        <div data-undo="">
          <Note
            role="status"
            icon="undo"
            actions={
              <Button size="small" onPress={() => void undo(removed)}>
                {words.undo}
              </Button>
            }
          >
            <p>{words.unlinked(removed.name, item.id)}</p>
          </Note>
        </div>
      )}
      <ProblemNotice problems={problems} />
      <div className={dragged === undefined ? 'drop-zone' : 'drop-zone drop-zone-over'}>
        <Icon name="clip" size={20} />
        <div className="drop-words">
          <p className="drop-title">{dropTitle(item.id, dragged, words)}</p>
          <p className="small">
            {dragged !== undefined
              ? words.dropKeeps
              : item.evidenceKinds.length > 0
                ? words.kinds(item.evidenceKinds.join('; '))
                : words.dropHint}
          </p>
        </div>
        <div className="drop-buttons">
          <Button ref={choose} onPress={() => void attachChosen(item.id)}>
            {words.choose}
          </Button>
        </div>
      </div>
      {facts.evidenceOf.size > files.length && (
        <Button variant="quiet" size="small" icon="plus" onPress={() => setLinking(true)}>
          {words.linkExisting}
        </Button>
      )}
      {asking !== null && (
        <TakeOffReason file={asking} itemId={item.id} version={version} onClose={() => setAsking(null)} />
      )}
      {linking && (
        <LinkExistingDialog item={item} answer={answer} facts={facts} onClose={() => setLinking(false)} />
      )}
      {current !== undefined && (
        <EvidenceViewer
          file={current}
          facts={facts}
          onOpenItem={(itemId) => goTo('list', itemId)}
          onClose={() => setViewed(null)}
        />
      )}
    </section>
  );
}

function dropTitle(
  itemId: string,
  dragged: number | null | undefined,
  words: ReturnType<typeof useTexts>['evidence']['item'],
): string {
  if (dragged === undefined) return words.drop;
  return dragged === null ? words.dropNowUncounted(itemId) : words.dropNow(String(dragged), itemId);
}

/** How many files hang over the panel; undefined when the drag carries none. */
export function draggedFiles(event: DragEvent): number | null | undefined {
  if (!event.dataTransfer.types.includes('Files')) return undefined;
  const count = [...event.dataTransfer.items].filter(({ kind }) => kind === 'file').length;
  return count === 0 ? null : count;
}
