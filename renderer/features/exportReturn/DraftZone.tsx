import { type ReactNode, useRef, useState } from 'react';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { previewAddress } from '../../returnParts/evidenceAddress.ts';
import { PdfPage } from '../../returnParts/PdfPage.tsx';
import { usePdf } from '../../returnParts/usePdf.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { useTexts } from '../../useTexts.ts';
import type { Draft } from './useDraft.ts';

/** The real pages, on the desk; above them where the return stands. */
export function DraftZone({ draft, line }: { readonly draft: Draft; readonly line: ReactNode }) {
  const texts = useTexts().exportReturn.preview;
  if (draft.preview !== null)
    return (
      <Pages
        key={draft.preview.previewId}
        previewId={draft.preview.previewId}
        count={draft.preview.pages}
        onAgain={draft.build}
        line={line}
      />
    );
  return (
    <Zone kind="list" label={texts.label} head={line}>
      <div className="draft-wait">
        {draft.problems.length === 0 ? (
          <p role="status">{texts.building}</p>
        ) : (
          <ProblemNotice
            problems={draft.problems}
            actions={
              <Button size="small" onPress={draft.build}>
                {texts.again}
              </Button>
            }
          />
        )}
      </div>
    </Zone>
  );
}

interface PagesProps {
  readonly previewId: string;
  readonly count: number;
  readonly onAgain: () => void;
  readonly line: ReactNode;
}

function Pages({ previewId, count, onAgain, line }: PagesProps) {
  const texts = useTexts();
  const words = texts.exportReturn.preview;
  const state = usePdf(previewAddress(previewId));
  const body = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState(1);

  function show(target: number) {
    body.current?.querySelector(`[data-page="${target}"]`)?.scrollIntoView({ block: 'start' });
  }

  function noticePage() {
    const zone = body.current;
    if (zone === null) return;
    const middle = zone.getBoundingClientRect().top + zone.clientHeight / 2;
    const pages = [...zone.querySelectorAll<HTMLElement>('[data-page]')];
    const shown = pages.findLast((each) => each.getBoundingClientRect().top <= middle);
    setPage(Number(shown?.dataset.page ?? 1));
  }

  const pageName = (number: number) => texts.evidence.preview.page(String(number), String(count));
  return (
    <Zone
      kind="list"
      label={words.label}
      bodyRef={body}
      head={
        <>
          {line}
          <div className="draft-tools">
            <IconButton
              icon="arrowUp"
              label={texts.evidence.preview.previousPage}
              onPress={() => show(Math.max(1, page - 1))}
            />
            <IconButton
              icon="arrowDown"
              label={texts.evidence.preview.nextPage}
              onPress={() => show(Math.min(count, page + 1))}
            />
            <span role="status">{pageName(page)}</span>
          </div>
        </>
      }
    >
      <section
        className="desk"
        aria-label={words.pages}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: pages that scroll must be reachable with the keyboard.
        tabIndex={0}
        ref={(desk) => {
          const zone = desk?.parentElement;
          zone?.addEventListener('scroll', noticePage, { passive: true });
          return () => zone?.removeEventListener('scroll', noticePage);
        }}
      >
        {state.kind === 'loading' && <p className="small">{texts.evidence.preview.loading}</p>}
        {state.kind === 'open' &&
          Array.from({ length: state.pdf.numPages }, (_, place) => place + 1).map((number) => (
            <PdfPage key={number} pdf={state.pdf} number={number} label={pageName(number)} />
          ))}
        {(state.kind === 'missing' || state.kind === 'unreadable') && (
          <div role="alert">
            <p>{words.failed}</p>
            <Button size="small" onPress={onAgain}>
              {words.again}
            </Button>
          </div>
        )}
      </section>
    </Zone>
  );
}
