import { useRef, useState } from 'react';
import type { Answer } from '../../../shared/domain/answer.ts';
import type { DirectiveItem } from '../../../shared/domain/directive.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import type { Problem } from '../../../shared/problems.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { EvidenceThumb } from '../../returnParts/EvidenceThumb.tsx';
import { kindAndSize } from '../../returnParts/evidenceAddress.ts';
import { linkExisting } from '../../stores/attaching.ts';
import type { ReturnFacts } from '../../stores/returnFacts.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { focusIsLost } from '../../ui/useArrivalFocus.ts';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';

interface LinkExistingDialogProps {
  readonly item: DirectiveItem;
  readonly answer: Answer;
  readonly facts: ReturnFacts;
  readonly onClose: () => void;
}

/** One file may prove several items: it is kept once and pointed to. */
export function LinkExistingDialog({ item, answer, facts, onClose }: LinkExistingDialogProps) {
  const texts = useTexts().evidence;
  const language = useLanguage();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const list = useRef<HTMLUListElement>(null);
  const close = useRef<HTMLButtonElement>(null);
  const others = [...facts.evidenceOf.values()].filter(({ id }) => !answer.evidenceIds.includes(id));

  function provedItems(evidenceId: string): string {
    const itemIds = facts.itemsOfEvidence.get(evidenceId) ?? [];
    return itemIds.length === 0 ? texts.panel.provesNothing : texts.list.items(itemIds.join(', '));
  }

  async function use(evidenceId: string) {
    setProblems(await linkExisting(item.id, evidenceId));
    // The row of the pressed button is gone: the next file, or the way out.
    requestAnimationFrame(() => {
      if (focusIsLost()) (list.current?.querySelector('button') ?? close.current)?.focus();
    });
  }

  return (
    <Dialog
      title={texts.item.linkTitle(item.id)}
      onClose={onClose}
      actions={
        <Button ref={close} onPress={onClose}>
          {texts.item.close}
        </Button>
      }
    >
      <ProblemNotice problems={problems} />
      {others.length === 0 && <p>{texts.item.linkNone}</p>}
      <ul ref={list} className="link-list">
        {others.map((file) => (
          <li key={file.id} className="evidence-row">
            <EvidenceThumb file={file} />
            <div className="evidence-words">
              <p className="file-name">
                <ForeignText>{file.name}</ForeignText>
              </p>
              <p className="small">
                {kindAndSize(file, language)}
                {'. '}
                {provedItems(file.id)}
              </p>
            </div>
            <Button
              size="small"
              label={texts.item.pickFile(visibleName(file.name))}
              onPress={() => void use(file.id)}
            >
              {texts.item.use}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
