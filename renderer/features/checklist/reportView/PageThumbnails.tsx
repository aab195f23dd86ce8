import { useEffect, useRef } from 'react';
import { PdfPage } from '../../../returnParts/PdfPage.tsx';
import { Zone } from '../../../ui/Zone.tsx';
import { useTexts } from '../../../useTexts.ts';
import type { ReportPages } from './useReportPages.ts';

interface PageThumbnailsProps {
  readonly pages: ReportPages;
  /** The page that is in view. */
  readonly page: number;
}

/** The pages in small, in the place of the outline: which one is in view, and the way to each. */
export function PageThumbnails({ pages, page }: PageThumbnailsProps) {
  const words = useTexts().checklist.report;
  const list = useRef<HTMLOListElement>(null);
  const pdf = pages.built?.pdf;
  const count = pdf?.numPages ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the page in view is found in the list by its mark.
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest' });
  }, [page]);

  return (
    <Zone
      kind="outline"
      label={words.thumbnails}
      head={<p className="small-pages-count">{words.count(String(count))}</p>}
    >
      <ol ref={list} className="small-pages">
        {pdf !== undefined &&
          Array.from({ length: count }, (_, place) => place + 1).map((number) => (
            <li key={number}>
              <button
                type="button"
                className="small-page"
                aria-current={number === page ? 'page' : undefined}
                onClick={() => showPage(number)}
              >
                <span className="small-page-sheet" aria-hidden="true">
                  <PdfPage pdf={pdf} number={number} label="" />
                </span>
                <span className="visually-hidden">{words.page}</span> {number}
              </button>
            </li>
          ))}
      </ol>
    </Zone>
  );
}

function showPage(number: number): void {
  document.querySelector(`.report-desk [data-page="${number}"]`)?.scrollIntoView?.({ block: 'start' });
}
