import { useRef, useState } from 'react';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { AmendDialog } from '../../returnParts/AmendDialog.tsx';
import { SendBackDialog } from '../../returnParts/SendBackDialog.tsx';
import { useShortcuts } from '../../returnParts/shortcuts.ts';
import { useRestored } from '../../stores/drafts.ts';
import type { ReturnFacts } from '../../stores/returnFacts.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';
import { EvidenceExport } from './EvidenceExport.tsx';
import type { Done } from './exportState.ts';
import { KeyFields } from './KeyFields.tsx';
import { NumberFields } from './NumberFields.tsx';
import { ObstacleNote } from './ObstacleNote.tsx';
import { PanelZone } from './PanelZone.tsx';
import { RoadFacts } from './RoadFacts.tsx';
import { RoadHistory } from './RoadHistory.tsx';
import { RoleFields } from './RoleFields.tsx';
import { remainingSteps } from './remainingSteps.ts';
import { remainingText } from './remainingText.ts';
import type { RoadChoice } from './roadChoices.ts';
import { TransferLink } from './TransferLink.tsx';
import { type RoadStepState, useRoadStep } from './useRoadStep.ts';
import { isKeyKind } from './useSigningKey.ts';

interface RoadPanelProps {
  readonly data: OpenReturn;
  readonly facts: ReturnFacts;
  readonly onDone: (done: Done) => void;
}

/** A frozen return: what is kept of it, and the next step of its road. The filled button does what is chosen. */
export function RoadPanel({ data, facts, onDone }: RoadPanelProps) {
  const texts = useTexts();
  const { tokens } = texts;
  // The words of each choice: a name and one line.
  const words = {
    ...texts.road,
    token: tokens.sign,
    tokenHint: tokens.signHint,
    store: tokens.storeSign,
    storeHint: tokens.storeHint,
    amend: texts.amend.start,
    amendHint: texts.amend.startHint,
  };
  const { returnId, version } = data.complianceReturn;
  const { recipient } = data.unit;
  const { thenRest: then } = texts.exportReturn.result;
  const [now, ...later] = remainingSteps(data);
  const here = words.heading(String(version));
  const rest = later.map((each) => lowered(remainingText(each, recipient, texts)));
  const step = useRoadStep(data, onDone);
  const { choice } = step;
  const [sendingBack, setSendingBack] = useState(useRestored(`sendBack ${returnId}`));
  const stepButton = useRef<HTMLButtonElement>(null);
  useShortcuts({ 'Ctrl+Enter': () => stepButton.current?.focus() });

  return (
    <PanelZone
      label={words.next}
      title={now === undefined ? words.states[data.road.state] : remainingText(now, recipient, texts)}
      note={rest.length === 0 ? here : `${here}. ${then(rest.join('; '))}`}
      news={step.obstacle ?? step.told}
      foot={
        <ActionBar
          right={
            <>
              <Button onPress={() => setSendingBack(true)}>{words.back}</Button>
              <Button ref={stepButton} variant="filled" busy={step.busy} onPress={step.start}>
                {step.busy ? words.working : words[choice]}
              </Button>
            </>
          }
        />
      }
    >
      <ObstacleNote obstacle={step.obstacle} />
      <div role="status">
        {step.told !== null && (
          <Note icon="check">
            <p>
              <ForeignText>{step.told}</ForeignText>
            </p>
          </Note>
        )}
      </div>
      <div className="ways-options">
        <RadioGroup
          label={words.next}
          value={choice}
          onChange={step.choose}
          options={step.choices.map((value) => ({
            value,
            label: words[value],
            hint: value === 'sent' ? words.sentHint(data.unit.recipient) : words[`${value}Hint`],
            ...(hasFields(value) ? { detail: <StepFields step={step} data={data} /> } : {}),
          }))}
        />
      </div>
      <RoadFacts road={data.road} />
      <RoadHistory steps={data.road.steps} takers={data.takers} />
      <EvidenceExport returnId={returnId} files={facts.counts.evidence} />
      <TransferLink returnId={returnId} />
      {step.amending && <AmendDialog data={data} onClose={step.stopAmending} />}
      {sendingBack && <SendBackDialog data={data} onClose={() => setSendingBack(false)} />}
    </PanelZone>
  );
}

/** As it stands inside a sentence. */
function lowered(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}

function hasFields(choice: RoadChoice): boolean {
  return choice === 'numbered' || choice === 'paper' || choice === 'signer' || isKeyKind(choice);
}

/** What is entered for the chosen step. */
function StepFields({ step, data }: { readonly step: RoadStepState; readonly data: OpenReturn }) {
  const words = useTexts().road;
  const { choice } = step;
  if (choice === 'numbered' || choice === 'paper') {
    return (
      <>
        <NumberFields form={step.numberForm} />
        {choice === 'paper' && <p className="small">{words.paperMeaning}</p>}
      </>
    );
  }
  if (choice === 'signer') return <RoleFields form={step.roleForm} road={data.road} />;
  if (!isKeyKind(choice)) return null;
  return (
    <>
      {data.road.requiredSignatures.length > 1 && (
        <RadioGroup
          label={words.signAs}
          value={step.role}
          onChange={step.chooseRole}
          options={step.missing.map((value) => ({ value, label: words.signRoles[value] }))}
        />
      )}
      <KeyFields kind={choice} signingKey={step.signingKey} />
    </>
  );
}
