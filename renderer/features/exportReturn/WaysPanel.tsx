import { useRef } from 'react';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import type { SignerChoice } from '../../../shared/domain/returnRoad.ts';
import { showSize } from '../../../shared/text/showFigures.ts';
import { useShortcuts } from '../../returnParts/shortcuts.ts';
import type { ReturnFacts } from '../../stores/returnFacts.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { AmendmentNote } from './AmendmentNote.tsx';
import { EmbedChoice } from './EmbedChoice.tsx';
import { EvidenceExport } from './EvidenceExport.tsx';
import type { Done } from './exportState.ts';
import { KeyFields } from './KeyFields.tsx';
import { ObstacleNote } from './ObstacleNote.tsx';
import { PanelZone } from './PanelZone.tsx';
import { RoadHistory } from './RoadHistory.tsx';
import { type WorthyWay, waysByWorth } from './roadChoices.ts';
import { TransferLink } from './TransferLink.tsx';
import { UnfinishedQuestion } from './UnfinishedQuestion.tsx';
import type { Draft } from './useDraft.ts';
import { isKeyKind } from './useSigningKey.ts';
import { type Choice, useWay, type WayState } from './useWay.ts';

const draftWays = waysByWorth.filter(isDraftWay);
const signerKinds = ['head', 'head-agency', 'all'] as const satisfies readonly SignerChoice[];

interface WaysPanelProps {
  readonly data: OpenReturn;
  readonly facts: ReturnFacts;
  readonly draft: Draft;
  readonly onDone: (done: Done) => void;
}

/** Who signs and how; the filled button does what is chosen. Nothing here is disabled: a press explains. */
export function WaysPanel({ data, facts, draft, onDone }: WaysPanelProps) {
  const texts = useTexts();
  const words = texts.exportReturn.panel;
  const way = useWay(data, facts, draft.embedEvidence, onDone);
  const { kind } = way;

  // Ctrl+Enter is the next step everywhere, but it never signs: here it leads to the button.
  const signButton = useRef<HTMLButtonElement>(null);
  useShortcuts({ 'Ctrl+Enter': () => signButton.current?.focus() });

  const { head } = data.unit;
  const keyFields = <KeyFields kind={kind} signingKey={way.signingKey} />;
  const stepName = {
    submit: texts.road.submit,
    token: texts.tokens.sign,
    store: texts.tokens.storeSign,
    p12: words.signP12,
    seal: words.signSeal,
    unsigned: words.writeUnsigned,
  }[kind];
  const names = {
    ...words,
    token: texts.tokens.way,
    tokenHint: texts.tokens.wayHint,
    store: texts.tokens.store,
    storeHint: texts.tokens.storeHint,
  };
  const part = isKeyKind(kind) || kind === 'store' ? 'sign' : kind;
  return (
    <PanelZone
      label={words.label}
      title={words.headings[part]}
      note={words.notes[part]}
      news={way.obstacle}
      foot={
        <ActionBar
          left={<DraftSize version={data.complianceReturn.version} draft={draft} />}
          right={
            <Button ref={signButton} variant="filled" busy={way.busy} onPress={way.start}>
              {way.busy ? (kind === 'submit' ? texts.road.working : words.working) : stepName}
            </Button>
          }
        />
      }
    >
      <ObstacleNote obstacle={way.obstacle} />
      <AmendmentNote data={data} />
      <p>{words.signer(head.name, head.position)}</p>
      <div className="ways-options">
        <RadioGroup
          label={texts.road.next}
          value={kind}
          onChange={way.choose}
          options={[
            {
              value: 'submit',
              label: texts.road.submit,
              hint: texts.road.submitHint,
              detail: <Signers way={way} />,
            },
            ...draftWays.map((value) => ({
              value,
              label: names[value],
              hint: names[`${value}Hint`],
              ...(isKeyKind(value) ? { detail: keyFields } : {}),
            })),
          ]}
        />
      </div>
      <EmbedChoice data={data} bytes={draft.embedEvidence} onChange={draft.embed} />
      <RoadHistory steps={data.road.steps} takers={data.takers} />
      <EvidenceExport returnId={data.complianceReturn.returnId} files={facts.counts.evidence} />
      <TransferLink returnId={data.complianceReturn.returnId} />
      {way.asking && (
        <UnfinishedQuestion
          unfinished={way.unfinished}
          title={kind === 'submit' ? texts.road.askTitle : texts.exportReturn.ask.title}
          goOn={kind === 'submit' ? texts.road.askGoOn : texts.exportReturn.ask.goOn}
          onBack={way.goBack}
          onGoOn={way.goOn}
        />
      )}
    </PanelZone>
  );
}

function isDraftWay(way: WorthyWay): way is Exclude<Choice, 'submit'> {
  return way !== 'import' && way !== 'print' && way !== 'paper';
}

/** Whose signatures a submitted return asks for. */
function Signers({ way }: { readonly way: WayState }) {
  const words = useTexts().road;
  return (
    <RadioGroup
      label={words.signers}
      value={way.signers}
      onChange={way.chooseSigners}
      options={signerKinds.map((value) => ({ value, label: words.signerChoices[value] }))}
    />
  );
}

/** What an export would write. */
function DraftSize({ version, draft }: { readonly version: number; readonly draft: Draft }) {
  const words = useTexts().exportReturn.panel;
  const language = useLanguage();
  const { preview } = draft;
  if (preview === null) return null;
  return (
    <p className="small">
      {words.size(String(version), String(preview.pages), showSize(preview.sizeBytes, language))}
      {preview.photos > 0 && `. ${words.photos(String(preview.photos))}`}
    </p>
  );
}
