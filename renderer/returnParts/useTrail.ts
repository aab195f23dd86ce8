import { useCallback, useEffect, useRef, useState } from 'react';
import type { TrailFilter, TrailLine } from '../../shared/domain/auditTrail.ts';
import type { Problem } from '../../shared/problems.ts';
import { bridge } from '../bridge.ts';

export interface Trail {
  readonly lines: readonly TrailLine[];
  /** Where the log was read to; null when it was read to its first entry. */
  readonly next: number | null;
  readonly reading: boolean;
  readonly problems: readonly Problem[];
  /** Reads on until there is something more to show. */
  readonly more: () => void;
  /** Ends a search under way; what was found stays. */
  readonly stop: () => void;
}

interface Read {
  readonly lines: readonly TrailLine[];
  readonly next: number | null;
  readonly reading: boolean;
  readonly problems: readonly Problem[];
}

const begun: Read = { lines: [], next: null, reading: true, problems: [] };

/** The log for a filter, newest first. Main answers a long search in short pieces: they are asked for one after the other. */
export function useTrail(filter: TrailFilter): Trail {
  const [read, setRead] = useState<Read>(begun);
  const question = useRef(0);
  const key = JSON.stringify(filter);

  const readFrom = useCallback(
    async (start: number | null, shown: readonly TrailLine[]) => {
      const own = ++question.current;
      let before = start;
      setRead({ lines: shown, next: start, reading: true, problems: [] });
      for (;;) {
        const page = await bridge().audit.page({ ...(JSON.parse(key) as TrailFilter), before });
        if (own !== question.current) return;
        if (!page.ok) return setRead({ lines: shown, next: before, reading: false, problems: page.problems });
        before = page.value.next;
        const lines = [...shown, ...page.value.lines];
        const reading = page.value.lines.length === 0 && before !== null;
        setRead({ lines, next: before, reading, problems: [] });
        if (!reading) return;
      }
    },
    [key],
  );

  useEffect(() => {
    void readFrom(null, []);
    return () => {
      question.current += 1;
    };
  }, [readFrom]);

  return {
    ...read,
    more: () => void readFrom(read.next, read.lines),
    stop: () => {
      question.current += 1;
      setRead({ ...read, reading: false });
    },
  };
}
