// biome-ignore-all lint/a11y/noNoninteractiveElementInteractions: presses and keys of the buttons inside the sentences are heard here, once for all.
import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useMemo, useRef } from 'react';
import type { Directive } from '../../../shared/domain/directive.ts';
import { type PaperLine, paperLines } from '../../../shared/domain/directivePaper.ts';
import type { Problem } from '../../../shared/problems.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import type { ReturnFacts } from '../../stores/returnFacts.ts';
import { useTexts } from '../../useTexts.ts';
import { NotOwedSection } from './NotOwedSection.tsx';
import { obligationMark } from './obligationMark.ts';
import { PaperRow } from './PaperRow.tsx';
import './paper.css';
import { placeMargin } from './placeMargin.ts';

interface DocumentViewProps {
  readonly directive: Directive;
  readonly facts: ReturnFacts;
  readonly damaged: readonly Problem[];
  readonly openItem: string;
  readonly onOpen: (itemId: string) => void;
}

/** Nguyên văn: the directive as it was issued, its obligations marked in the running text. */
export function DocumentView({ directive, facts, damaged, openItem, onOpen }: DocumentViewProps) {
  const texts = useTexts().checklist.document;
  const paper = useRef<HTMLElement>(null);
  const parts = useMemo(() => partsOf(paperLines(directive)), [directive]);
  const verbatimOf = useMemo(() => verbatims(directive), [directive]);

  const owed = new Set(facts.items.map(({ id }) => id));

  useLayoutEffect(() => {
    const { current } = paper;
    if (current === null) return;
    placeMargin(current);
    // Wider or narrower, or a section unfolded: the obligations begin on other lines.
    const observer = new ResizeObserver(() => placeMargin(current));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);

  function press(event: MouseEvent) {
    const id = obligationAt(event.target);
    // Selecting words of the paper is no press.
    if (id !== undefined && document.getSelection()?.isCollapsed !== false) onOpen(id);
  }

  function key(event: KeyboardEvent) {
    const { target, altKey, ctrlKey, shiftKey, nativeEvent } = event;
    if (altKey || ctrlKey || shiftKey || nativeEvent.isComposing) return;
    if (!(target instanceof HTMLElement) || target.dataset.item === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onOpen(target.dataset.item);
      return;
    }
    const buttons = [...(paper.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];
    const next = buttons[placeAfter(event.key, buttons.indexOf(target), buttons.length)];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }

  function row(line: PaperLine, isOwed: boolean) {
    const ids = new Set(line.pieces.flatMap((piece) => piece.items));
    const marks = [...ids].flatMap((id) => obligationMark(facts, id, openItem) ?? []);
    return <PaperRow key={line.start} line={line} marks={marks} owed={isOwed} verbatimOf={verbatimOf} />;
  }

  return (
    <>
      <ProblemNotice problems={damaged} />
      <article
        ref={paper}
        className="directive-paper"
        lang="vi"
        aria-label={texts.label}
        onClick={press}
        onKeyDown={key}
      >
        {parts.map(({ section, lines }) => {
          const own = section === null ? undefined : directive.sections[section];
          if (own === undefined || own.items.some(({ id }) => owed.has(id)))
            return lines.map((line) => row(line, true));
          return (
            <NotOwedSection
              key={`section ${section}`}
              heading={lines.filter(({ heading }) => heading).map((line) => row(line, false))}
              name={own.heading ?? own.sentences.map(({ label }) => label).join(', ')}
              sentences={own.sentences.length}
            >
              {lines.filter(({ heading }) => !heading).map((line) => row(line, false))}
            </NotOwedSection>
          );
        })}
      </article>
    </>
  );
}

interface Part {
  readonly section: number | null;
  readonly lines: PaperLine[];
}

/** Neighbouring lines of one section together. Empty lines are the distance between the rows. */
function partsOf(lines: readonly PaperLine[]): readonly Part[] {
  const parts: Part[] = [];
  for (const line of lines) {
    if (line.blank) continue;
    const part = parts.at(-1);
    if (part !== undefined && part.section === line.section) part.lines.push(line);
    else parts.push({ section: line.section, lines: [line] });
  }
  return parts;
}

function verbatims({ sections }: Directive): ReadonlyMap<string, string> {
  return new Map(sections.flatMap(({ items }) => items.map(({ id, verbatim }) => [id, verbatim] as const)));
}

function obligationAt(target: EventTarget): string | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<HTMLElement>('[data-obligation]')?.dataset.obligation;
}

/** -1 for keys that do not move. */
function placeAfter(key: string, here: number, count: number): number {
  if (key === 'ArrowDown' || key === 'ArrowRight') return Math.min(here + 1, count - 1);
  if (key === 'ArrowUp' || key === 'ArrowLeft') return Math.max(here - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : -1;
}
