import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';

interface PdfPageProps {
  readonly pdf: PDFDocumentProxy;
  /** Counted from 1. */
  readonly number: number;
  readonly label: string;
  /** Height by width until the page is known; A4 upright. */
  readonly proportion?: number;
}

/** One page, drawn sharp at the width of its place once it comes near the screen. */
export function PdfPage({ pdf, number, label, proportion = 297 / 210 }: PdfPageProps) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(false);
  const [ratio, setRatio] = useState(proportion);
  const [width, setWidth] = useState(0);

  useEffect(() => {
    const place = frame.current;
    if (place === null) return;
    const appears = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: '600px',
    });
    const resizes = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    appears.observe(place);
    resizes.observe(place);
    return () => {
      appears.disconnect();
      resizes.disconnect();
    };
  }, []);

  useEffect(() => {
    const target = canvas.current;
    if (!near || width === 0 || target === null) return;
    let task: RenderTask | null = null;
    let stopped = false;
    void pdf.getPage(number).then((page) => {
      if (stopped) return;
      const natural = page.getViewport({ scale: 1 });
      setRatio(natural.height / natural.width);
      const viewport = page.getViewport({ scale: (width * devicePixelRatio) / natural.width });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      task = page.render({ canvas: target, viewport });
      // A drawing that is cancelled because the width changed is drawn again; nothing is lost.
      task.promise.catch(() => undefined);
    });
    return () => {
      stopped = true;
      task?.cancel();
    };
  }, [pdf, number, near, width]);

  return (
    <div ref={frame} className="pdf-page" data-page={number} style={{ aspectRatio: `1 / ${ratio}` }}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}
