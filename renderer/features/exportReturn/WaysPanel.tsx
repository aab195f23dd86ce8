import { useEffect, useRef, useState } from 'react';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import type { SignerChoice } from '../../../shared/domain/returnRoad.ts';
import type { Problem } from '../../../shared/problems.ts';
import { showSize } from '../../../shared/text/showFigures.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { goTo } from '../../returnParts/returnNavigation.ts';
import { useShortcuts } from '../../returnParts/shortcuts.ts';
import { nilAnswers, useNilConfirmed } from '../../stores/nilAnswers.ts';
import { reloadReturn } from '../../stores/openReturn.ts';
import type { ReturnFacts } from '../../stores/returnFacts.ts';
import { saver } from '../../stores/saving.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { EvidenceExport } from './EvidenceExport.tsx';
import { type Done, signs, type Way, type WayKind, wayKinds } from './exportState.ts';
import { type Certificate, P12Fields } from './P12Fields.tsx';
import { RoadHistory } from './RoadHistory.tsx';
import { UnfinishedQuestion } from './UnfinishedQuestion.tsx';
import type { Draft } from './useDraft.ts';

/** A draft is submitted, or leaves the app at once. */
type Choice = 'submit' | WayKind;

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
  const language = useLanguage();
  const [kind, setKind] = useState<Choice>('submit');
  const [signers, setSigners] = useState<SignerChoice>('head');
  const [certificate, setCertificate] = useState<Certificate>({ file: null, password: '' });
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [hint, setHint] = useState<'p12Missing' | 'notSaved' | 'blocked' | null>(null);
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const asked = useRef(false);
  const chooseButton = useRef<HTMLButtonElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const nil = nilAnswers(data);
  const nilConfirmed = useNilConfirmed(nil);
  const unanswered = data.answers
    .filter(({ status }) => status === 'not-started')
    .map(({ itemId }) => itemId);
  const contradictory = [...new Set(facts.contradictions.map(({ itemId }) => itemId))];
  const unfinished = {
    unanswered,
    nil: nilConfirmed ? [] : nil,
    contradictions: blocks(kind) ? [] : contradictory,
  };

  // What stands in the way is shown at the top of the panel.
  useEffect(() => {
    if ((hint !== null || problems.length > 0) && body.current !== null) body.current.scrollTop = 0;
  }, [hint, problems]);

  function start() {
    setHint(null);
    setProblems([]);
    if (blocks(kind) && contradictory.length > 0) return setHint('blocked');
    if (kind === 'p12' && certificate.file === null) {
      setHint('p12Missing');
      chooseButton.current?.focus();
      return;
    }
    const open = Object.values(unfinished).some((ids) => ids.length > 0);
    if (open && !asked.current) return setAsking(true);
    void write();
  }

  async function write() {
    setBusy(true);
    const saved = await saver().flush();
    if (!saved) {
      setBusy(false);
      return setHint('notSaved');
    }
    if (kind === 'submit') {
      const submitted = await bridge().road.submit({ returnId: data.complianceReturn.returnId, signers });
      if (submitted.ok) await reloadReturn();
      else {
        setBusy(false);
        setProblems(submitted.problems);
      }
      return;
    }
    const answer = await bridge().report.export({
      returnId: data.complianceReturn.returnId,
      way: wayOf(kind, certificate),
    });
    setBusy(false);
    if (!answer.ok) {
      setProblems(answer.problems);
      if (answer.problems.some(({ code }) => code === 'p12-wrong-password')) {
        password.current?.focus();
        password.current?.select();
      }
      return;
    }
    if (answer.value !== null) onDone({ kind, exported: answer.value });
  }

  // Ctrl+Enter is the next step everywhere, but it never signs: here it leads to the button.
  const signButton = useRef<HTMLButtonElement>(null);
  useShortcuts({ 'Ctrl+Enter': () => signButton.current?.focus() });

  function hintText(shown: NonNullable<typeof hint>): string {
    if (shown === 'blocked') return words.blocked(String(facts.contradictions.length));
    return shown === 'notSaved' && kind === 'submit' ? texts.road.notSaved : words[shown];
  }

  const { head } = data.unit;
  const stepName = {
    submit: texts.road.submit,
    p12: words.signP12,
    seal: words.signSeal,
    unsigned: words.writeUnsigned,
  }[kind];
  return (
    <Zone
      kind="panel"
      label={words.label}
      bodyRef={body}
      head={
        <div className="ways-head">
          <h1 className="ways-title">{words.heading}</h1>
          <p className="small">{words.intro}</p>
        </div>
      }
      foot={
        <ActionBar
          left={
            draft.preview !== null && (
              <p className="small">
                {words.size(
                  String(data.complianceReturn.version),
                  String(draft.preview.pages),
                  showSize(draft.preview.sizeBytes, language),
                )}
                {draft.preview.photos > 0 && `. ${words.photos(String(draft.preview.photos))}`}
              </p>
            )
          }
          right={
            <Button ref={signButton} variant="filled" busy={busy} onPress={start}>
              {busy ? (kind === 'submit' ? texts.road.working : words.working) : stepName}
            </Button>
          }
        />
      }
    >
      <div className="ways">
        {hint !== null && (
          <Note
            tone="error"
            role="alert"
            actions={
              hint === 'blocked' ? (
                <Button size="small" onPress={() => goTo('review')}>
                  {words.toReview}
                </Button>
              ) : hint === 'notSaved' ? (
                <Button size="small" onPress={() => saver().retry()}>
                  {texts.app.saveAgain}
                </Button>
              ) : undefined
            }
          >
            <p>{hintText(hint)}</p>
          </Note>
        )}
        <ProblemNotice problems={problems} />
        <p>{words.signer(head.name, head.position)}</p>
        <div className="ways-options">
          <RadioGroup
            label={words.way}
            value={kind}
            onChange={(chosen: Choice) => {
              setKind(chosen);
              setHint(null);
              setProblems([]);
            }}
            options={[
              { value: 'submit', label: texts.road.submit, hint: texts.road.submitHint },
              ...wayKinds.map((value) => ({ value, label: words[value], hint: words[`${value}Hint`] })),
            ]}
          />
        </div>
        {kind === 'submit' && (
          <RadioGroup
            label={texts.road.signers}
            value={signers}
            onChange={setSigners}
            options={signerKinds.map((value) => ({ value, label: texts.road.signerChoices[value] }))}
          />
        )}
        {kind === 'p12' && (
          <P12Fields
            certificate={certificate}
            onChange={setCertificate}
            chooseRef={chooseButton}
            passwordRef={password}
          />
        )}
        <RoadHistory steps={data.road.steps} />
        <EvidenceExport returnId={data.complianceReturn.returnId} files={facts.counts.evidence} />
      </div>
      {asking && (
        <UnfinishedQuestion
          unfinished={unfinished}
          title={kind === 'submit' ? texts.road.askTitle : texts.exportReturn.ask.title}
          goOn={kind === 'submit' ? texts.road.askGoOn : texts.exportReturn.ask.goOn}
          onBack={() => setAsking(false)}
          onGoOn={() => {
            asked.current = true;
            setAsking(false);
            void write();
          }}
        />
      )}
    </Zone>
  );
}

/** What stops a signature stops the copy that is made for it. */
function blocks(kind: Choice): boolean {
  return kind === 'submit' || signs(kind);
}

function wayOf(kind: WayKind, { file, password }: Certificate): Way {
  if (kind !== 'p12') return { kind };
  if (file === null) throw new Error('A certificate must be chosen before signing with it.');
  return { kind, p12Id: file.p12Id, password };
}
