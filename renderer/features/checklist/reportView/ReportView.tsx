import { type CSSProperties, useEffect, useRef } from 'react';
import type { PageRect } from '../../../../shared/domain/answerPlace.ts';
import { ProblemNotice } from '../../../problems/ProblemNotice.tsx';
import { PdfPage } from '../../../returnParts/PdfPage.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useTexts } from '../../../useTexts.ts';
import './reportView.css';
import type { ReportPages } from './useReportPages.ts';

interface ReportViewProps {
  readonly pages: ReportPages;
  readonly openItem: string;
  readonly onOpen: (itemId: string) => void;
  /** The page in the middle of the zone. */
  readonly onPage: (number: number) => void;
}

/** Báo cáo: the pages that will be printed and signed, the place of the open answer highlighted. */
export function ReportView({ pages, openItem, onOpen, onPage }: ReportViewProps) {
  const words = useTexts().checklist.report;
  const { page: pageName } = useTexts().evidence.preview;
  const { built, problems, unread, again } = pages;
  const desk = useRef<HTMLElement>(null);
  const own = built?.places.filter(({ itemId }) => itemId === openItem) ?? [];
  const firstPage = own[0]?.page;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another item, or an answer that moved to another page, is brought into view.
  useEffect(() => {
    desk.current?.querySelector('.answer-mark')?.scrollIntoView?.({ block: 'center' });
  }, [openItem, firstPage]);

  useEffect(() => {
    const zone = desk.current?.closest<HTMLElement>('.zone-body');
    if (zone === null || zone === undefined) return;
    const notice = () => onPage(middlePage(zone));
    notice();
    zone.addEventListener('scroll', notice, { passive: true });
    return () => zone.removeEventListener('scroll', notice);
  }, [onPage]);

  const retry = (
    <Button size="small" onPress={again}>
      {words.again}
    </Button>
  );
  const count = built?.pdf.numPages ?? 0;
  return (
    <section
      className="report-desk"
      aria-label={words.pages}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: pages that scroll must be reachable with the keyboard.
      tabIndex={0}
      ref={desk}
    >
      <ProblemNotice problems={problems} actions={retry} />
      {unread && (
        <div role="alert" className="report-unread">
          <p>{words.unread}</p>
          {retry}
        </div>
      )}
      {built === null && problems.length === 0 && !unread && <p role="status">{words.building}</p>}
      {built !== null &&
        Array.from({ length: count }, (_, place) => place + 1).map((number) => (
          <PdfPage
            key={number}
            pdf={built.pdf}
            number={number}
            label={pageName(String(number), String(count))}
          >
            {own
              .filter(({ page }) => page === number)
              .map(({ answer }) => (
                <div key="mark" className="answer-mark" style={shareOf(answer)} />
              ))}
            {built.places
              .filter(({ page }) => page === number)
              .map(({ itemId, row }) => (
                <button
                  key={itemId}
                  type="button"
                  // By keyboard items are changed with Alt+↑ and Alt+↓: as many stops as rows would bar the way.
                  tabIndex={-1}
                  className="answer-row"
                  aria-label={words.open(itemId)}
                  aria-current={itemId === openItem ? 'true' : undefined}
                  style={shareOf(row)}
                  onClick={() => onOpen(itemId)}
                />
              ))}
          </PdfPage>
        ))}
    </section>
  );
}

function shareOf({ left, top, width, height }: PageRect): CSSProperties {
  return { left: percent(left), top: percent(top), width: percent(width), height: percent(height) };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}

function middlePage(zone: HTMLElement): number {
  const middle = zone.getBoundingClientRect().top + zone.clientHeight / 2;
  const pages = [...zone.querySelectorAll<HTMLElement>('[data-page]')];
  const shown = pages.findLast((each) => each.getBoundingClientRect().top <= middle);
  return Number(shown?.dataset.page ?? 1);
}
