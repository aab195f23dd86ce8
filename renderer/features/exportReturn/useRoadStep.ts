import { useState } from 'react';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import type { RequiredSignature } from '../../../shared/domain/payload.ts';
import { missingSignatures } from '../../../shared/domain/returnRoad.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { bridge } from '../../bridge.ts';
import { keepForm, restoredForm, useKeptForm, useRestored } from '../../stores/drafts.ts';
import { reloadReturn } from '../../stores/openReturn.ts';
import { useTexts } from '../../useTexts.ts';
import { askStore } from './askStore.ts';
import type { Done, Way, WayKind } from './exportState.ts';
import type { Obstacle } from './ObstacleNote.tsx';
import { type RoadChoice, roadChoices } from './roadChoices.ts';
import { type NumberForm, useNumberForm } from './useNumberForm.ts';
import { type RoleForm, useRoleForm } from './useRoleForm.ts';
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
  readonly numberForm: NumberForm;
  readonly roleForm: RoleForm;
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

const stepDraftOf = (returnId: string) => `step ${returnId}`;

/** The panel opens with this step chosen; `role`: whose signature it is, where it is one. */
export function openWithStep(returnId: string, chosen: RoadChoice, role: RequiredSignature | null): void {
  keepForm(stepDraftOf(returnId), { chosen, role }, nothingChosen);
}

/** Whether the return stands elsewhere afterwards: then another step comes first. A copy may be wanted again. */
function isTaken(choice: RoadChoice): boolean {
  return choice !== 'print' && choice !== 'copy' && choice !== 'unsigned';
}

/** The next step of a frozen return: the choice, what is still missing for it, and doing it. */
export function useRoadStep(data: OpenReturn, onDone: (done: Done) => void): RoadStepState {
  const { app, road: words } = useTexts();
  const { returnId } = data.complianceReturn;
  const choices = roadChoices(data);
  const numberForm = useNumberForm(data);
  const roleForm = useRoleForm(data);
  const stepDraft = stepDraftOf(returnId);
  const [kept, keep] = useKeptForm(stepDraft, nothingChosen);
  const chosen = kept.chosen ?? (numberForm.isRestored ? 'numbered' : null);
  const [obstacle, setObstacle] = useState<Obstacle | null>(null);
  const [told, setTold] = useState<string | null>(numberForm.isRestored ? app.formBeforeLock : null);
  const [busy, setBusy] = useState(false);
  const [amending, setAmending] = useState(useRestored(`amend ${returnId}`));
  const signingKey = useSigningKey();
  const choice = choices.find((offered) => offered === chosen) ?? choices[0] ?? 'copy';
  const missing = missingSignatures(data.road);
  const role = missing.find((open) => open === kept.role) ?? missing[0] ?? 'head';

  /** Asks main; on success the return is read again before `then` speaks of it. */
  async function ask<T>(question: Promise<Result<T>>, then: (value: T) => void) {
    setBusy(true);
    const answer = await question;
    if (answer.ok) await reloadReturn();
    setBusy(false);
    const problems = signingKey.attempted(answer.ok ? [] : answer.problems);
    // What was chosen in the meantime stays.
    const isSame = restoredForm(stepDraft, nothingChosen).chosen === kept.chosen;
    if (answer.ok && answer.value !== null && isTaken(choice) && isSame) keep(nothingChosen);
    if (answer.ok) return then(answer.value);
    if (problems.length > 0) refuse({ problems });
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
        if (!signingKey.isReady(choice)) return;
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
        const what = numberForm.take();
        if (what === null) return;
        return void ask(bridge().road.record({ returnId, what }), numberForm.forget);
      }
      case 'paper': {
        const what = numberForm.take();
        if (what === null) return;
        const { number, date } = what;
        return void ask(bridge().road.sendOnPaper({ returnId, number, date }), (scan) => {
          if (scan === null) return;
          numberForm.forget();
          setTold(words.paperRecorded(scan.fileName));
        });
      }
      case 'signer':
        if (!roleForm.isReady()) return;
        return void ask(roleForm.record(), () => setTold(words.signerRecorded));
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
      signingKey.forgetFault();
    },
    role,
    missing,
    chooseRole: (wanted) => keep({ ...kept, role: wanted }),
    signingKey,
    numberForm,
    roleForm,
    obstacle,
    told,
    busy,
    start,
    amending,
    stopAmending: () => setAmending(false),
  };
}
