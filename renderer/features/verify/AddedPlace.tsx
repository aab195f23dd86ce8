import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { PdfPage } from '../../returnParts/PdfPage.tsx';
import { usePdf } from '../../returnParts/usePdf.ts';
import { Button } from '../../ui/Button.tsx';
import { useTexts } from '../../useTexts.ts';

interface AddedPlaceProps {
  readonly fileId: string;
  /** Counted from 1; 0 = on no page. */
  readonly page: number;
  /** Left, bottom, right and top in points. */
  readonly rect: string;
}

/** Where a signature of another program stands, as a picture: it may hide a part of the page. Opened only when asked for. */
export function AddedPlace({ fileId, page, rect }: AddedPlaceProps) {
  const words = useTexts().verify;
  const [isOpen, setIsOpen] = useState(false);
  if (page === 0) return <p className="small">{words.noPlace}</p>;
  return (
    <>
      <div>
        <Button size="small" icon="eye" expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
          {isOpen ? words.hidePlace : words.showPlace}
        </Button>
      </div>
      {isOpen && <PagePicture fileId={fileId} page={page} rect={rect} />}
    </>
  );
}

function PagePicture({ fileId, page, rect }: AddedPlaceProps) {
  const words = useTexts().verify;
  const state = usePdf(`/checked/${fileId}.pdf`);
  if (state.kind === 'loading') return <p className="small">{words.placeLoading}</p>;
  if (state.kind !== 'open') return <p className="small">{words.placeMissing}</p>;
  return (
    <figure className="added-place">
      <div className="added-page">
        <PdfPage pdf={state.pdf} number={page} label={words.pageOf(String(page))} />
        <Frame pdf={state.pdf} page={page} rect={rect} />
      </div>
      <figcaption className="small">{words.pageOf(String(page))}</figcaption>
    </figure>
  );
}

interface FrameProps {
  readonly pdf: PDFDocumentProxy;
  readonly page: number;
  readonly rect: string;
}

interface FrameBox {
  readonly left: string;
  readonly top: string;
  readonly width: string;
  readonly height: string;
}

/** A frame around the place, in shares of the page as it is drawn. */
function Frame({ pdf, page, rect }: FrameProps) {
  const [box, setBox] = useState<FrameBox | null>(null);
  useEffect(() => {
    let isGone = false;
    void pdf.getPage(page).then((proxy) => {
      if (!isGone) setBox(boxOf(proxy.getViewport({ scale: 1 }), rect));
    });
    return () => {
      isGone = true;
    };
  }, [pdf, page, rect]);
  return box === null ? null : <div className="added-frame" style={box} />;
}

interface Viewport {
  readonly width: number;
  readonly height: number;
  convertToViewportPoint(x: number, y: number): readonly unknown[];
}

function boxOf(viewport: Viewport, rect: string): FrameBox | null {
  const [left, bottom, right, top] = rect.split(' ').map(Number);
  if (left === undefined || bottom === undefined || right === undefined || top === undefined) return null;
  const corners = [
    viewport.convertToViewportPoint(left, bottom),
    viewport.convertToViewportPoint(right, top),
  ];
  const xs = corners.map(([x]) => Number(x));
  const ys = corners.map(([, y]) => Number(y));
  if ([...xs, ...ys].some((figure) => !Number.isFinite(figure))) return null;
  const share = (figure: number, whole: number) => `${(100 * figure) / whole}%`;
  return {
    left: share(Math.min(...xs), viewport.width),
    top: share(Math.min(...ys), viewport.height),
    width: share(Math.max(...xs) - Math.min(...xs), viewport.width),
    height: share(Math.max(...ys) - Math.min(...ys), viewport.height),
  };
}
