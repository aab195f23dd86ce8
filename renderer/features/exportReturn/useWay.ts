import { useRef, useState } from 'react';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import type { SignerChoice } from '../../../shared/domain/returnRoad.ts';
import { bridge } from '../../bridge.ts';
import { keepTyped, useKeptForm } from '../../stores/drafts.ts';
import { nilAnswers, useNilConfirmed } from '../../stores/nilAnswers.ts';
import { reloadReturn } from '../../stores/openReturn.ts';
import type { ReturnFacts } from '../../stores/returnFacts.ts';
import { saver } from '../../stores/saving.ts';
import { useTexts } from '../../useTexts.ts';
import { askStore } from './askStore.ts';
import { type Done, signs, type WayKind } from './exportState.ts';
import type { Obstacle } from './ObstacleNote.tsx';
import { isKeyKind, type SigningKey, useSigningKey } from './useSigningKey.ts';

/** A draft is submitted, or leaves the app at once. `store`: the certificate store of Windows. */
export type Choice = 'submit' | 'store' | WayKind;

export interface WayState {
  readonly kind: Choice;
  readonly choose: (kind: Choice) => void;
  readonly signers: SignerChoice;
  readonly chooseSigners: (signers: SignerChoice) => void;
  readonly signingKey: SigningKey;
  readonly obstacle: Obstacle | null;
  readonly busy: boolean;
  /** Whether the question about what is not finished is open, and its items. */
  readonly asking: boolean;
  readonly unfinished: Unfinished;
  readonly start: () => void;
  readonly goOn: () => void;
  readonly goBack: () => void;
}

interface Unfinished {
  readonly unanswered: readonly string[];
  readonly nil: readonly string[];
  readonly contradictions: readonly string[];
}

/** What stands chosen before the person chooses. */
const firstChoice: { readonly kind: Choice; readonly signers: SignerChoice } = {
  kind: 'submit',
  signers: 'head',
};

/** How a draft goes on: the choice, what is still missing for it, and doing it. */
export function useWay(
  data: OpenReturn,
  facts: ReturnFacts,
  embedEvidence: number,
  onDone: (done: Done) => void,
): WayState {
  const texts = useTexts();
  const words = texts.exportReturn.panel;
  const { returnId } = data.complianceReturn;
  const embedded = embedEvidence === 0 ? {} : { embedEvidence };
  const keptAs = `way ${returnId}`;
  const [{ kind, signers }, setChosen] = useKeptForm(keptAs, firstChoice);
  const [obstacle, setObstacle] = useState<Obstacle | null>(null);
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const asked = useRef(false);
  const signingKey = useSigningKey();
  const nil = nilAnswers(data);
  const nilConfirmed = useNilConfirmed(nil);
  const contradictory = [...new Set(facts.contradictions.map(({ itemId }) => itemId))];
  const unfinished: Unfinished = {
    unanswered: data.answers.filter(({ status }) => status === 'not-started').map(({ itemId }) => itemId),
    nil: nilConfirmed ? [] : nil,
    contradictions: blocks(kind) ? [] : contradictory,
  };

  function start() {
    setObstacle(null);
    if (blocks(kind) && contradictory.length > 0) {
      const text = words.blocked(String(facts.contradictions.length));
      return setObstacle({ hint: { text, mend: 'review' } });
    }
    if (isKeyKind(kind) && !signingKey.isReady(kind)) return;
    const isOpen = Object.values(unfinished).some((ids) => ids.length > 0);
    if (isOpen && kind !== 'store' && !asked.current) return setAsking(true);
    void write();
  }

  async function write() {
    setBusy(true);
    if (await saver().flush())
      setObstacle(await (kind === 'submit' ? submit() : kind === 'store' ? askStore() : exportAs(kind)));
    else {
      const text = kind === 'submit' ? texts.road.notSaved : words.notSaved;
      setObstacle({ hint: { text, mend: 'save' } });
    }
    setBusy(false);
  }

  async function submit(): Promise<Obstacle | null> {
    const submitted = await bridge().road.submit({ returnId, signers, ...embedded });
    if (!submitted.ok) return submitted;
    keepTyped(keptAs, null);
    await reloadReturn();
    return null;
  }

  async function exportAs(chosen: WayKind): Promise<Obstacle | null> {
    const way = isKeyKind(chosen) ? signingKey.way(chosen) : { kind: chosen };
    const answer = await bridge().report.export({ returnId, ...embedded, way });
    const problems = signingKey.attempted(answer.ok ? [] : answer.problems);
    if (!answer.ok) return problems.length === 0 ? null : { problems };
    if (answer.value === null) return null;
    // What was written is done: the way on stands chosen again.
    setChosen({ kind: 'submit', signers });
    onDone({ kind: chosen, exported: answer.value });
    return null;
  }

  return {
    kind,
    choose(chosen) {
      setChosen({ kind: chosen, signers });
      setObstacle(null);
      signingKey.forgetFault();
    },
    signers,
    chooseSigners: (wanted) => setChosen({ kind, signers: wanted }),
    signingKey,
    obstacle,
    busy,
    asking,
    unfinished,
    start,
    goOn() {
      asked.current = true;
      setAsking(false);
      void write();
    },
    goBack: () => setAsking(false),
  };
}

/** What stops a signature stops the copy that is made for it. */
function blocks(kind: Choice): boolean {
  return kind === 'submit' || kind === 'store' || signs(kind);
}
