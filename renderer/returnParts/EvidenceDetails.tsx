import { useState } from 'react';
import type { Evidence } from '../../shared/domain/evidence.ts';
import type { Problem } from '../../shared/problems.ts';
import { showMoment, showSha256 } from '../../shared/text/showFigures.ts';
import { bridge } from '../bridge.ts';
import { ProblemNotice } from '../problems/ProblemNotice.tsx';
import { editCaption, leaveCaption } from '../stores/editReturn.ts';
import { useFrozen } from '../stores/openReturn.ts';
import type { ReturnFacts } from '../stores/returnFacts.ts';
import { Button } from '../ui/Button.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useLanguage, useTexts } from '../useTexts.ts';
import { ForeignText } from '../wording/ForeignText.tsx';
import { kindAndSize } from './evidenceAddress.ts';

interface EvidenceDetailsProps {
  readonly file: Evidence;
  readonly facts: ReturnFacts;
  readonly onOpenItem: (itemId: string) => void;
}

/** What is known of a file: what it proves, when it came, how it is recognised; and its caption. */
export function EvidenceDetails({ file, facts, onOpenItem }: EvidenceDetailsProps) {
  const texts = useTexts().evidence.panel;
  const language = useLanguage();
  const frozen = useFrozen();
  const itemIds = facts.itemsOfEvidence.get(file.id) ?? [];
  return (
    <div className="evidence-details">
      {!frozen && (
        <TextArea
          label={texts.caption}
          hint={texts.captionHint}
          rows={2}
          maxLength={1000}
          value={file.caption}
          onChange={(caption) => editCaption(file.id, caption)}
          onLeave={() => leaveCaption(file.id)}
        />
      )}
      <dl className="facts">
        {frozen && file.caption.trim() !== '' && (
          <>
            <dt>{texts.caption}</dt>
            <dd>
              <ForeignText>{file.caption}</ForeignText>
            </dd>
          </>
        )}
        <dt>{texts.proves}</dt>
        <dd>
          {itemIds.length === 0 && texts.provesNothing}
          {itemIds.map((id) => (
            <p key={id}>
              <LinkButton label={texts.openItem(id)} onPress={() => onOpenItem(id)}>
                {id}
              </LinkButton>{' '}
              <span lang="vi">{facts.itemOf.get(id)?.label}</span>
            </p>
          ))}
        </dd>
        <dt>{texts.addedAt}</dt>
        <dd>{showMoment(file.addedAt)}</dd>
        <dt>{texts.file}</dt>
        <dd>{kindAndSize(file, language)}</dd>
        <dt>{texts.sha256}</dt>
        <dd className="hash">{showSha256(file.sha256)}</dd>
      </dl>
    </div>
  );
}

/** "Lưu bản sao": the untouched bytes, at a place the person chooses. */
export function SaveCopy({ file }: { readonly file: Evidence }) {
  const texts = useTexts().evidence.panel;
  const [saved, setSaved] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    setSaved(null);
    const answer = await bridge().evidence.saveCopy({ returnId: file.returnId, evidenceId: file.id });
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems);
    if (answer.ok && answer.value !== null) setSaved(answer.value.fileName);
  }

  return (
    <div className="save-copy">
      <Button icon="download" busy={busy} onPress={() => void save()}>
        {texts.saveCopy}
      </Button>
      <p role="status" className="small">
        {saved !== null && texts.copied(saved)}
      </p>
      <ProblemNotice problems={problems} />
    </div>
  );
}
