import { useEffect, useMemo, useState } from 'react';
import type { DirectiveSummary, OpenReturn, ReturnSummary } from '../../../shared/contractAnswers.ts';
import { type Indexed, indexed } from '../../../shared/domain/findEverywhere.ts';
import { bridge } from '../../bridge.ts';
import { useOpenReturn } from '../../stores/openReturn.ts';
import { useTexts } from '../../useTexts.ts';
import { commandEntries } from './commandEntries.ts';
import type { PaletteEntry } from './paletteEntry.ts';
import { contentEntries, returnEntries } from './returnEntries.ts';
import { screenEntries } from './screenEntries.ts';

interface Found {
  readonly returns: readonly ReturnSummary[];
  readonly directives: readonly DirectiveSummary[];
  readonly others: readonly OpenReturn[];
  readonly isReading: boolean;
}

const nothing: Found = { returns: [], directives: [], others: [], isReading: true };

/** Everything that can be found. The other returns are read one after the other, and only while the search is open. */
export function usePaletteEntries(): {
  readonly entries: readonly Indexed<PaletteEntry>[];
  readonly isReading: boolean;
} {
  const texts = useTexts();
  const open = useOpenReturn((state) => state.data);
  const openId = open?.complianceReturn.returnId ?? null;
  const [found, setFound] = useState(nothing);

  useEffect(() => {
    let isOpen = true;
    async function read() {
      const [returns, directives] = await Promise.all([bridge().returns.list(), bridge().directives.list()]);
      if (!isOpen) return;
      const list = returns.ok ? returns.value.returns : [];
      setFound({ ...nothing, returns: list, directives: directives.ok ? directives.value : [] });
      const others: OpenReturn[] = [];
      for (const { returnId } of list) {
        if (returnId === openId) continue;
        const answer = await bridge().returns.open({ returnId });
        if (!isOpen) return;
        // One that cannot be read is told at home and where it is opened.
        if (answer.ok) others.push(answer.value);
      }
      setFound((before) => ({ ...before, others, isReading: false }));
    }
    void read();
    return () => {
      isOpen = false;
    };
  }, [openId]);

  const entries = useMemo(
    () =>
      indexed([
        ...commandEntries(texts, openId, found.directives),
        ...screenEntries(texts, openId),
        ...returnEntries(texts, found.returns),
        ...(open === null ? [] : contentEntries(texts, open)),
        ...found.others.flatMap((data) => contentEntries(texts, data)),
      ]),
    [texts, openId, open, found],
  );
  return { entries, isReading: found.isReading };
}
