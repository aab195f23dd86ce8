import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { EditState } from '../../returnParts/EditState.tsx';
import { EvidenceDetails, SaveCopy } from '../../returnParts/EvidenceDetails.tsx';
import { EvidencePreview } from '../../returnParts/EvidencePreview.tsx';
import { FrozenNote } from '../../returnParts/FrozenNote.tsx';
import { goTo } from '../../returnParts/returnNavigation.ts';
import { UnsavedNote } from '../../returnParts/UnsavedNote.tsx';
import { useFrozen } from '../../stores/openReturn.ts';
import type { ReturnFacts } from '../../stores/returnFacts.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';
import { FilePlaces } from './FilePlaces.tsx';
import { FileRevisions } from './FileRevisions.tsx';

interface EvidencePanelProps {
  readonly data: OpenReturn;
  readonly files: readonly Evidence[];
  readonly file: Evidence | undefined;
  readonly facts: ReturnFacts;
  readonly onChoose: (evidenceId: string) => void;
  readonly onBack: () => void;
}

/** The chosen file: its content, what is known of it, its caption. */
export function EvidencePanel({ data, files, file, facts, onChoose, onBack }: EvidencePanelProps) {
  const texts = useTexts();
  const words = texts.evidence.panel;
  const frozen = useFrozen();
  const place = file === undefined ? -1 : files.indexOf(file);
  const items = file === undefined ? [] : (facts.itemsOfEvidence.get(file.id) ?? []);
  const first = items[0];

  function step(distance: 1 | -1) {
    const target = files[place + distance];
    if (target !== undefined) onChoose(target.id);
  }

  return (
    <Zone
      kind="panel"
      label={words.label}
      head={
        file !== undefined && (
          <div className="evidence-head">
            <div className="evidence-place">
              <span className="evidence-back">
                <IconButton
                  icon="back"
                  variant="quiet"
                  label={texts.checklist.panel.backToList}
                  onPress={onBack}
                />
              </span>
              <p className="small">{place >= 0 && words.place(String(place + 1), String(files.length))}</p>
              <IconButton icon="arrowUp" variant="quiet" label={words.previous} onPress={() => step(-1)} />
              <IconButton icon="arrowDown" variant="quiet" label={words.next} onPress={() => step(1)} />
            </div>
            <h1 className="evidence-title">
              <ForeignText>{file.name}</ForeignText>
            </h1>
          </div>
        )
      }
      foot={
        <ActionBar
          left={<EditState />}
          right={
            first !== undefined && (
              <Button variant="filled" onPress={() => goTo('list', first)}>
                {words.openItem(first)}
              </Button>
            )
          }
        />
      }
    >
      <UnsavedNote />
      <FrozenNote data={data} />
      <div className="evidence-body">
        {file === undefined ? (
          <p>{words.none}</p>
        ) : (
          <>
            <EvidencePreview file={file} />
            {!frozen && (
              <FilePlaces
                key={`places ${file.id}`}
                file={file}
                facts={facts}
                version={data.complianceReturn.version}
                onAct={() => onChoose(file.id)}
              />
            )}
            <FileRevisions key={`versions ${file.id}`} file={file} all={data.evidence} onChoose={onChoose} />
            <SaveCopy key={`copy ${file.id}`} file={file} />
            <EvidenceDetails
              key={file.id}
              file={file}
              facts={facts}
              onOpenItem={(itemId) => goTo('list', itemId)}
            />
          </>
        )}
      </div>
    </Zone>
  );
}
