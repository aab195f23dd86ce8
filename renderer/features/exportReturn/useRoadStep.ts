import { type RefObject, useEffect, useRef, useState } from 'react';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import type { DayLimits } from '../../../shared/domain/documentNumber.ts';
import type { RequiredSignature } from '../../../shared/domain/payload.ts';
import { missingSignatures } from '../../../shared/domain/returnRoad.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { bridge } from '../../bridge.ts';
import { keepForm, keepTyped, restoredForm, useKeptForm, useRestored } from '../../stores/drafts.ts';
import { reloadReturn } from '../../stores/openReturn.ts';
import { useTexts } from '../../useTexts.ts';
import { limitsOf } from '../../wording/documentDay.ts';
import { askStore } from './askStore.ts';
import type { Done, Way, WayKind } from './exportState.ts';
import { emptyNumber, numberOf, type TypedNumber } from './NumberFields.tsx';
import type { Obstacle } from './ObstacleNote.tsx';
import { type RoadChoice, roadChoices } from './roadChoices.ts';
import { type SigningKey, useSigningKey } from './useSigningKey.ts';

export interface RoadStepState {
  readonly choice: RoadChoice;
  readonly choices: readonly RoadChoice[];
  readonly choose: (choice: RoadChoice) => void;
  /** Whose field is signed; only roles that have not signed yet. */
  readonly role: RequiredSignature;
  readonly missing: readonly RequiredSignature[];
  readonly chooseRole: (role: RequiredSignature) => void;
  readonly signingKey: SigningKey;
  readonly typed: TypedNumber;
  readonly type: (typed: TypedNumber) => void;
  /** A number was asked for: what is wrong with it is shown. */
  readonly asked: boolean;
  /** Of the date on the document. */
  readonly limits: DayLimits;
  readonly numberRef: RefObject<HTMLInputElement | null>;
  readonly obstacle: Obstacle | null;
  /** What was done, or null. */
  readonly told: string | null;
  readonly busy: boolean;
  readonly start: () => void;
  /** The reason for an amended return is being asked for. */
  readonly amending: boolean;
  readonly stopAmending: () => void;
}

interface Chosen {
  readonly chosen: RoadChoice | null;
  readonly role: RequiredSignature | null;
}

const nothingChosen: Chosen = { chosen: null, role: null };

/** Whether the return stands elsewhere afterwards: then another step comes first. A copy may be wanted again. */
function isTaken(choice: RoadChoice): boolean {
  return choice !== 'print' && choice !== 'copy' && choice !== 'unsigned';
}

/** The next step of a frozen return: the choice, what is still missing for it, and doing it. */
export function useRoadStep(data: OpenReturn, onDone: (done: Done) => void): RoadStepState {
  const { app, road: words } = useTexts();
  const { returnId } = data.complianceReturn;
  const choices = roadChoices(data);
  // Number and date, or a reason, that were being typed when the vault locked.
  const numberDraft = `number ${returnId}`;
  const hasNumber = useRestored(numberDraft);
  const stepDraft = `step ${returnId}`;
  const [kept, keep] = useKeptForm(stepDraft, nothingChosen);
  const chosen = kept.chosen ?? (hasNumber ? 'numbered' : null);
  const [typed, setTyped] = useState(() => restoredForm(numberDraft, emptyNumber));
  useEffect(() => keepForm(numberDraft, typed, emptyNumber), [numberDraft, typed]);
  const [asked, setAsked] = useState(false);
  const [obstacle, setObstacle] = useState<Obstacle | null>(null);
  const [told, setTold] = useState<string | null>(hasNumber ? app.formBeforeLock : null);
  const [busy, setBusy] = useState(false);
  const [amending, setAmending] = useState(useRestored(`amend ${returnId}`));
  const limits = limitsOf(data);
  const numberRef = useRef<HTMLInputElement>(null);
  const signingKey = useSigningKey(() => setObstacle(null));
  const choice = choices.find((offered) => offered === chosen) ?? choices[0] ?? 'copy';
  const missing = missingSignatures(data.road);
  const role = missing.find((open) => open === kept.role) ?? missing[0] ?? 'head';

  /** Asks main; on success the return is read again before `then` speaks of it. */
  async function ask<T>(question: Promise<Result<T>>, then: (value: T) => void) {
    setBusy(true);
    const answer = await question;
    if (answer.ok) await reloadReturn();
    setBusy(false);
    signingKey.attempted(answer.ok ? [] : answer.problems);
    // What was chosen in the meantime stays.
    const isSame = restoredForm(stepDraft, nothingChosen).chosen === kept.chosen;
    if (answer.ok && answer.value !== null && isTaken(choice) && isSame) keep(nothingChosen);
    if (answer.ok) return then(answer.value);
    refuse(answer);
  }

  /** Says why; where only the number is missing, the step that records it stands chosen. */
  function refuse(found: Obstacle) {
    setObstacle(found);
    const lacksNumber = found.problems?.some(({ code }) => code === 'return-not-numbered') === true;
    if (lacksNumber && choices.includes('numbered')) keep({ ...kept, chosen: 'numbered' });
  }

  /** The agency signs last and nothing may be filled in behind it: asked before a PIN is spent. */
  function lacksNumber(): boolean {
    const { number, issuedOn } = data.complianceReturn;
    const isOpen = (number ?? data.road.number) === null || (issuedOn ?? data.road.date) === null;
    return role === 'agency' && isOpen && choices.includes('numbered');
  }

  const exportAs = (kind: WayKind, way: Way) =>
    ask(bridge().report.export({ returnId, way }), (exported) => {
      if (exported !== null) onDone({ kind, exported });
    });

  function start() {
    setObstacle(null);
    setTold(null);
    switch (choice) {
      case 'token':
      case 'p12': {
        if (role === 'agency' && missing.includes('head'))
          return setObstacle({ hint: { text: words.agencyLast } });
        if (lacksNumber()) return refuse(fail('return-not-numbered', {}));
        const lacking = signingKey.missing(choice);
        if (lacking !== null) return setObstacle(lacking);
        return void exportAs(choice, signingKey.way(choice, role));
      }
      case 'store':
        return void askStore().then(setObstacle);
      case 'unsigned':
        return void exportAs(choice, { kind: choice });
      case 'import':
        return void ask(bridge().road.takeInSigned({ returnId }), (taken) => {
          if (taken !== null) setTold(words.imported(taken.file));
        });
      case 'numbered': {
        setAsked(true);
        const what = numberOf(typed, limits);
        if (what === null) return numberRef.current?.focus();
        return void ask(bridge().road.record({ returnId, what }), () => {
          keepTyped(numberDraft, null);
          setAsked(false);
        });
      }
      case 'paper': {
        setAsked(true);
        const what = numberOf(typed, limits);
        if (what === null) return numberRef.current?.focus();
        const { number, date } = what;
        return void ask(bridge().road.sendOnPaper({ returnId, number, date }), (kept) => {
          if (kept !== null) keepTyped(numberDraft, null);
          if (kept !== null) setTold(words.paperRecorded(kept.fileName));
        });
      }
      case 'amend':
        return setAmending(true);
      case 'sent':
        return void ask(bridge().road.record({ returnId, what: { action: 'sent' } }), () => undefined);
      case 'print':
        return void ask(bridge().road.savePrintCopy({ returnId }), (saved) => {
          if (saved !== null) setTold(words.printed(saved.fileName, String(saved.pages)));
        });
      case 'copy':
        return void ask(bridge().road.saveCopy({ returnId }), (saved) => {
          if (saved !== null) setTold(words.copied(saved.fileName));
        });
    }
  }

  return {
    choice,
    choices,
    choose(next) {
      keep({ ...kept, chosen: next });
      setObstacle(null);
    },
    role,
    missing,
    chooseRole: (wanted) => keep({ ...kept, role: wanted }),
    signingKey,
    typed,
    type: setTyped,
    asked,
    limits,
    numberRef,
    obstacle,
    told,
    busy,
    start,
    amending,
    stopAmending: () => setAmending(false),
  };
}
