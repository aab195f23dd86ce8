import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { OpenReturn } from '../../shared/contractAnswers.ts';
import type { Amendment } from '../../shared/domain/amendment.ts';
import type { ReplacedReturn } from '../../shared/domain/buildAmendment.ts';
import { draftAmendment } from '../../shared/domain/draftAmendment.ts';
import type { Problem } from '../../shared/problems.ts';
import { bridge } from '../bridge.ts';
import { onStoreReset } from '../storeReset.ts';

interface ReplacedStore {
  /** Of the sent file that is shown or being read. */
  readonly sha256: string | null;
  readonly replaced: ReplacedReturn | null;
  readonly problems: readonly Problem[];
}

const nothing: ReplacedStore = { sha256: null, replaced: null, problems: [] };

/** The sent version that the open return amends. A kept file never changes, so one reading suffices. */
const useReplaced = create<ReplacedStore>()(() => nothing);

onStoreReset(() => useReplaced.setState(nothing));

async function load(returnId: string, sha256: string): Promise<void> {
  if (useReplaced.getState().sha256 === sha256) return;
  useReplaced.setState({ ...nothing, sha256 });
  const answer = await bridge().road.replaced({ returnId });
  if (useReplaced.getState().sha256 !== sha256) return; // another return was opened meanwhile
  useReplaced.setState(answer.ok ? { replaced: answer.value } : { problems: answer.problems });
}

export interface DraftAmendment {
  /** Null while the sent version is being read, and when it cannot be. */
  readonly amendment: Amendment | null;
  readonly problems: readonly Problem[];
}

/** What the open return changes since the sent version, as it is typed; null when it amends none. */
export function useDraftAmendment(data: OpenReturn): DraftAmendment | null {
  const { sha256, replaced, problems } = useReplaced();
  const { returnId } = data.complianceReturn;
  const { amends } = data.road;
  const wanted = amends?.file.sha256 ?? null;
  useEffect(() => {
    if (wanted !== null) void load(returnId, wanted);
  }, [returnId, wanted]);
  const amendment = useMemo(
    () =>
      amends === null || replaced === null || sha256 !== amends.file.sha256
        ? null
        : draftAmendment(data, { ...replaced, reason: amends.reason }),
    [data, amends, replaced, sha256],
  );
  return wanted === null ? null : { amendment, problems: sha256 === wanted ? problems : [] };
}
