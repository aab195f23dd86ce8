import { type DragEvent, type Ref, useEffect, useRef, useState } from 'react';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { longTextLimit } from '../../../shared/domain/answer.ts';
import { showDay } from '../../../shared/domain/dates.ts';
import type { DirectiveItem } from '../../../shared/domain/directive.ts';
import { withTemplate } from '../../../shared/domain/resultTemplates.ts';
import { HistoryLink } from '../../returnParts/HistoryLink.tsx';
import { ItemChange } from '../../returnParts/ItemChange.tsx';
import { TypedDay } from '../../returnParts/TypedDay.tsx';
import { attachFiles } from '../../stores/attaching.ts';
import { droppedFiles, pastedFiles } from '../../stores/droppedFiles.ts';
import { decideAnswer, editAnswer, leaveAnswer } from '../../stores/editReturn.ts';
import type { ReturnFacts } from '../../stores/returnFacts.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useTexts } from '../../useTexts.ts';
import { ContactsDialog } from './ContactsDialog.tsx';
import { completedOnDraft } from './draftKeys.ts';
import { draggedFiles, ItemEvidence } from './ItemEvidence.tsx';
import { ItemFindings } from './ItemFindings.tsx';
import { KeptRoom } from './KeptRoom.tsx';
import { LastPeriodDialog } from './LastPeriodDialog.tsx';
import { pastedStamp } from './pastedStamp.ts';
import { StatusField } from './StatusField.tsx';
import { TemplateDialog } from './TemplateDialog.tsx';
import { Verbatim } from './Verbatim.tsx';

interface ItemPanelProps {
  readonly data: OpenReturn;
  readonly facts: ReturnFacts;
  readonly item: DirectiveItem;
  readonly resultRef: Ref<HTMLTextAreaElement>;
}

/** One duty: what the paper says, how it stands, what was done, what proves it. */
export function ItemPanel({ data, facts, item, resultRef }: ItemPanelProps) {
  const texts = useTexts();
  const words = texts.checklist.panel;
  const answer = facts.answerOf.get(item.id);
  const [dragged, setDragged] = useState<number | null | undefined>(undefined);
  const [contacts, setContacts] = useState(false);
  const [templates, setTemplates] = useState(false);
  const [lastPeriod, setLastPeriod] = useState(false);
  const result = useRef<HTMLTextAreaElement | null>(null);
  const reason = useRef<HTMLTextAreaElement>(null);
  usePastedFiles(item.id, texts.evidence.item.pastedName);
  if (answer === undefined) throw new Error(`item ${item.id} has no answer`);

  /** The sentence goes in at the caret of the result; its first blank is marked, to be typed over. */
  function putIn(sentence: string) {
    const field = result.current;
    const text = answer?.result ?? '';
    const [start, end] = [field?.selectionStart ?? text.length, field?.selectionEnd ?? text.length];
    const put = withTemplate(text, start, end, sentence);
    if (put.text.length <= longTextLimit) decideAnswer(item.id, { result: put.text });
    setTemplates(false);
    requestAnimationFrame(() => {
      result.current?.focus();
      result.current?.setSelectionRange(put.start, put.end);
    });
  }

  function over(event: DragEvent) {
    const files = draggedFiles(event);
    if (files === undefined) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    if (files !== dragged) setDragged(files);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one of four ways to attach; the others work with the keyboard.
    <div
      className="item-panel"
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDragged(undefined);
      }}
      onDrop={(event) => {
        if (draggedFiles(event) === undefined) return;
        event.preventDefault();
        setDragged(undefined);
        void attachFiles(item.id, droppedFiles(event.dataTransfer));
      }}
    >
      <Verbatim key={item.id} directive={data.directive} item={item} />
      <div className="panel-links">
        {item.deadline !== null && <span>{words.deadline(showDay(item.deadline))}</span>}
        {data.directive.contacts.length > 0 && (
          <LinkButton onPress={() => setContacts(true)}>{words.contacts}</LinkButton>
        )}
        <HistoryLink item={item.id} />
        <LinkButton onPress={() => setLastPeriod(true)}>{texts.lastPeriod.open}</LinkButton>
        <LinkButton onPress={() => setTemplates(true)}>{texts.templates.open}</LinkButton>
      </div>
      <StatusField key={`status ${item.id}`} item={item} answer={answer} reasonRef={reason} />
      {/* Under the choice that brings it forth: the radios stay where they are. */}
      <KeptRoom key={`findings ${item.id}`}>
        <ItemFindings
          answer={answer}
          findings={facts.findingsOf.get(item.id) ?? []}
          toResult={() => result.current?.focus()}
          toReason={() => reason.current?.focus()}
        />
      </KeptRoom>
      <section aria-labelledby="done-when">
        <h2 id="done-when" className="done-when-title">
          {words.doneWhen}
        </h2>
        <ul className="done-when" lang="vi">
          {item.doneWhen.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </section>
      <TextArea
        key={`result ${item.id}`}
        ref={(field) => {
          result.current = field;
          if (typeof resultRef === 'function') resultRef(field);
          else if (resultRef !== null) resultRef.current = field;
        }}
        label={words.result}
        aside={words.resultAside}
        printed
        maxLength={longTextLimit}
        value={answer.result}
        onChange={(text) => editAnswer(item.id, { result: text })}
        onLeave={() => leaveAnswer(item.id)}
      />
      <ItemChange data={data} item={item.id} />
      <ItemEvidence key={`evidence ${item.id}`} item={item} answer={answer} facts={facts} dragged={dragged} />
      <div className="field-row">
        <TextField
          key={`assignee ${item.id}`}
          label={words.assignee}
          maxLength={300}
          value={answer.assignee}
          onChange={(assignee) => editAnswer(item.id, { assignee })}
          onLeave={() => leaveAnswer(item.id)}
        />
        <TypedDay
          key={`day ${item.id}`}
          label={words.completedOn}
          draftKey={completedOnDraft(item.id)}
          value={answer.completedOn}
          onDay={(completedOn) => decideAnswer(item.id, { completedOn })}
        />
      </div>
      {templates && (
        <TemplateDialog
          itemId={item.id}
          status={answer.status}
          onChoose={putIn}
          onClose={() => setTemplates(false)}
        />
      )}
      {lastPeriod && (
        <LastPeriodDialog
          returnId={data.complianceReturn.returnId}
          answer={answer}
          onClose={() => setLastPeriod(false)}
        />
      )}
      {contacts && <ContactsDialog contacts={data.directive.contacts} onClose={() => setContacts(false)} />}
    </div>
  );
}

/** A file or picture in the clipboard goes to the open item; a text goes into its field as always. */
function usePastedFiles(itemId: string, name: (stamp: string) => string): void {
  useEffect(() => {
    function onPaste(event: ClipboardEvent) {
      const transfer = event.clipboardData;
      if (transfer === null || transfer.files.length === 0) return;
      // Office puts a picture of copied text beside the text: a text field takes the text.
      const inField = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
      if (inField && transfer.types.includes('text/plain')) return;
      event.preventDefault();
      void attachFiles(itemId, pastedFiles(transfer, name(pastedStamp(new Date()))));
    }
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [itemId, name]);
}
