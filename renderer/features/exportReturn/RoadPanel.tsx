import { useEffect, useRef, useState } from 'react';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import type { RequiredSignature } from '../../../shared/domain/payload.ts';
import { missingSignatures } from '../../../shared/domain/returnRoad.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { Result } from '../../../shared/result.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { SendBackDialog } from '../../returnParts/SendBackDialog.tsx';
import { useShortcuts } from '../../returnParts/shortcuts.ts';
import { reloadReturn } from '../../stores/openReturn.ts';
import type { ReturnFacts } from '../../stores/returnFacts.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { useTexts } from '../../useTexts.ts';
import { EvidenceExport } from './EvidenceExport.tsx';
import type { Done } from './exportState.ts';
import { emptyNumber, NumberFields, numberOf } from './NumberFields.tsx';
import { type Certificate, P12Fields } from './P12Fields.tsx';
import { RoadFacts } from './RoadFacts.tsx';
import { RoadHistory } from './RoadHistory.tsx';
import { type RoadChoice, roadChoices } from './roadChoices.ts';

interface RoadPanelProps {
  readonly data: OpenReturn;
  readonly facts: ReturnFacts;
  readonly onDone: (done: Done) => void;
}

/** A frozen return: what is kept of it, and the next step of its road. The filled button does what is chosen. */
export function RoadPanel({ data, facts, onDone }: RoadPanelProps) {
  const texts = useTexts();
  const words = texts.road;
  const choices = roadChoices(data.road);
  const [chosen, setChosen] = useState<RoadChoice | null>(null);
  const [wantedRole, setWantedRole] = useState<RequiredSignature>('head');
  const [certificate, setCertificate] = useState<Certificate>({ file: null, password: '' });
  const [typed, setTyped] = useState(emptyNumber);
  const [asked, setAsked] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [p12Missing, setP12Missing] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [sendingBack, setSendingBack] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const chooseButton = useRef<HTMLButtonElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const number = useRef<HTMLInputElement>(null);
  const stepButton = useRef<HTMLButtonElement>(null);
  useShortcuts({ 'Ctrl+Enter': () => stepButton.current?.focus() });
  const choice = choices.find((offered) => offered === chosen) ?? choices[0] ?? 'copy';
  const missing = missingSignatures(data.road);
  const role = missing.find((open) => open === wantedRole) ?? missing[0] ?? 'head';
  const { returnId, version } = data.complianceReturn;

  // What stands in the way is shown at the top of the panel.
  useEffect(() => {
    if ((p12Missing || problems.length > 0) && body.current !== null) body.current.scrollTop = 0;
  }, [p12Missing, problems]);

  /** Asks main; on success the return is read again before `then` speaks of it. */
  async function ask<T>(question: Promise<Result<T>>, then: (value: T) => void) {
    setBusy(true);
    const answer = await question;
    if (answer.ok) await reloadReturn();
    setBusy(false);
    if (answer.ok) return then(answer.value);
    setProblems(answer.problems);
    if (answer.problems.some(({ code }) => code === 'p12-wrong-password')) password.current?.select();
  }

  function start() {
    setProblems([]);
    setTold(null);
    setP12Missing(false);
    switch (choice) {
      case 'p12': {
        if (certificate.file === null) {
          setP12Missing(true);
          return chooseButton.current?.focus();
        }
        const way = { kind: choice, p12Id: certificate.file.p12Id, password: certificate.password, role };
        return void ask(bridge().report.export({ returnId, way }), (exported) => {
          if (exported !== null) onDone({ kind: 'p12', exported });
        });
      }
      case 'unsigned':
        return void ask(bridge().report.export({ returnId, way: { kind: choice } }), (exported) => {
          if (exported !== null) onDone({ kind: choice, exported });
        });
      case 'import':
        return void ask(bridge().road.takeInSigned({ returnId }), (taken) => {
          if (taken !== null) setTold(words.imported(taken.file));
        });
      case 'numbered': {
        setAsked(true);
        const what = numberOf(typed);
        if (what === null) return number.current?.focus();
        return void ask(bridge().road.record({ returnId, what }), () => setAsked(false));
      }
      case 'sent':
        return void ask(bridge().road.record({ returnId, what: { action: 'sent' } }), () => undefined);
      case 'copy':
        return void ask(bridge().road.saveCopy({ returnId }), (saved) => {
          if (saved !== null) setTold(words.copied(saved.fileName));
        });
    }
  }

  return (
    <Zone
      kind="panel"
      label={words.next}
      bodyRef={body}
      head={
        <div className="ways-head">
          <h1 className="ways-title">{words.states[data.road.state]}</h1>
          <p className="small">{words.heading(String(version))}</p>
        </div>
      }
      foot={
        <ActionBar
          right={
            <>
              <Button onPress={() => setSendingBack(true)}>{words.back}</Button>
              <Button ref={stepButton} variant="filled" busy={busy} onPress={start}>
                {busy ? words.working : words[choice]}
              </Button>
            </>
          }
        />
      }
    >
      <div className="ways">
        {p12Missing && (
          <Note tone="error" role="alert">
            <p>{texts.exportReturn.panel.p12Missing}</p>
          </Note>
        )}
        <ProblemNotice problems={problems} />
        <div className="ways-options">
          <RadioGroup
            label={words.next}
            value={choice}
            onChange={(next: RoadChoice) => {
              setChosen(next);
              setProblems([]);
              setP12Missing(false);
            }}
            options={choices.map((value) => ({
              value,
              label: words[value],
              hint: value === 'sent' ? words.sentHint(data.unit.recipient) : words[`${value}Hint`],
            }))}
          />
        </div>
        <p role="status" className="small">
          {told}
        </p>
        {choice === 'p12' && data.road.requiredSignatures.length > 1 && (
          <RadioGroup
            label={words.signAs}
            value={role}
            onChange={setWantedRole}
            options={missing.map((value) => ({ value, label: words.signRoles[value] }))}
          />
        )}
        {choice === 'p12' && (
          <P12Fields
            certificate={certificate}
            onChange={setCertificate}
            chooseRef={chooseButton}
            passwordRef={password}
          />
        )}
        {choice === 'numbered' && (
          <NumberFields typed={typed} asked={asked} numberRef={number} onChange={setTyped} />
        )}
        <RoadFacts road={data.road} />
        <RoadHistory steps={data.road.steps} />
        <EvidenceExport returnId={returnId} files={facts.counts.evidence} />
      </div>
      {sendingBack && <SendBackDialog data={data} onClose={() => setSendingBack(false)} />}
    </Zone>
  );
}
