import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { OpenReturn } from '../../../../shared/contractAnswers.ts';
import type { AnswerPlace } from '../../../../shared/domain/answerPlace.ts';
import type { Problem } from '../../../../shared/problems.ts';
import { bridge } from '../../../bridge.ts';
import { previewAddress } from '../../../returnParts/evidenceAddress.ts';
import { loadPdf } from '../../../returnParts/usePdf.ts';
import { typedEdits } from '../../../stores/typedEdits.ts';

/** Building begins when nothing was typed for so long. Milliseconds. */
const pauseMs = 120;
/** Pages that take longer are built less often, so that saves are not kept waiting behind them. Milliseconds. */
const heavyMs = 500;

interface BuiltPages {
  readonly pdf: PDFDocumentProxy;
  readonly places: readonly AnswerPlace[];
}

export interface ReportPages {
  /** The newest pages that could be built; null before the first. */
  readonly built: BuiltPages | null;
  /** Why the pages of the present answers could not be built. */
  readonly problems: readonly Problem[];
  /** The pages were built and could not be read. */
  readonly unread: boolean;
  readonly again: () => void;
}

type Outcome = Omit<ReportPages, 'again'>;

const nothingYet: Outcome = { built: null, problems: [], unread: false };

/**
 * The pages that would be printed now, built anew after a pause in typing. One building is under way at a time; typing goes
 * on meanwhile, and what was typed is built next. Pages stay until newer ones are there.
 */
export function useReportPages(data: OpenReturn, shown: boolean): ReportPages {
  const { returnId } = data.complianceReturn;
  const [state, setState] = useState<Outcome>(nothingYet);
  const [attempt, setAttempt] = useState(0);
  const busy = useRef<Promise<void>>(Promise.resolve());
  const isThere = useRef(false);
  const lastTook = useRef(0);

  useEffect(() => {
    isThere.current = shown;
    if (!shown) setState(nothingYet);
    return () => {
      isThere.current = false;
    };
  }, [shown]);

  const build = useCallback(async () => {
    if (!isThere.current) return;
    const began = performance.now();
    const answer = await bridge().report.draftPages({ returnId, typed: typedEdits() });
    const next = await outcomeOf(answer);
    lastTook.current = performance.now() - began;
    if (next === null) return;
    if (isThere.current) setState((before) => ({ ...next, built: next.built ?? before.built }));
    else void next.built?.pdf.loadingTask.destroy();
  }, [returnId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is typed changes the data, and the pages with it.
  useEffect(() => {
    if (!shown) return;
    let overtaken = false;
    const timer = setTimeout(() => {
      const after = busy.current.then(() => (overtaken ? undefined : build()));
      // A bridge that breaks is reported as a bug; the next building goes on.
      busy.current = after.catch(() => undefined);
    }, pauseAfter(lastTook.current));
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [data, shown, attempt, build]);

  const pdf = state.built?.pdf;
  useEffect(() => () => void pdf?.loadingTask.destroy(), [pdf]);

  const again = useCallback(() => setAttempt((before) => before + 1), []);
  return { ...state, again };
}

function pauseAfter(lastTook: number): number {
  return lastTook > heavyMs ? lastTook : pauseMs;
}

type DraftAnswer = Awaited<ReturnType<ReturnType<typeof bridge>['report']['draftPages']>>;

/** null: a newer question overtook this one. */
async function outcomeOf(answer: DraftAnswer): Promise<Outcome | null> {
  if (!answer.ok) return { ...nothingYet, problems: answer.problems };
  if (answer.value === null) return null;
  const { previewId, places } = answer.value;
  const loaded = await loadPdf(previewAddress(previewId), new AbortController().signal);
  return loaded.kind === 'open'
    ? { ...nothingYet, built: { pdf: loaded.pdf, places } }
    : { ...nothingYet, unread: true };
}
