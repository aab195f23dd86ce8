import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist';
import { type ReactNode, useEffect, useRef, useState } from 'react';

interface PdfPageProps {
  readonly pdf: PDFDocumentProxy;
  /** Counted from 1. */
  readonly number: number;
  readonly label: string;
  /** Height by width until the page is known; A4 upright. */
  readonly proportion?: number;
  /** Marks over the page. */
  readonly children?: ReactNode;
}

/**
 * One page, drawn sharp at the width of its place while it is near the screen. What was drawn before stays until the new
 * picture is whole.
 */
export function PdfPage({ pdf, number, label, proportion = 297 / 210, children }: PdfPageProps) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<{ readonly pdf: PDFDocumentProxy; readonly width: number } | null>(null);
  const [near, setNear] = useState(false);
  const [ratio, setRatio] = useState(proportion);
  const [width, setWidth] = useState(0);

  useEffect(() => {
    const place = frame.current;
    if (place === null) return;
    const appears = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting === true), {
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
    if (drawn.current?.pdf === pdf && drawn.current.width === width) return;
    let task: RenderTask | null = null;
    let stopped = false;

    async function draw(shown: HTMLCanvasElement) {
      const page = await pdf.getPage(number);
      if (stopped) return;
      const natural = page.getViewport({ scale: 1 });
      setRatio(natural.height / natural.width);
      const viewport = page.getViewport({ scale: (width * devicePixelRatio) / natural.width });
      const fresh = document.createElement('canvas');
      fresh.width = Math.floor(viewport.width);
      fresh.height = Math.floor(viewport.height);
      task = page.render({ canvas: fresh, viewport });
      await task.promise;
      if (stopped) return;
      shown.width = fresh.width;
      shown.height = fresh.height;
      shown.getContext('2d')?.drawImage(fresh, 0, 0);
      drawn.current = { pdf, width };
    }

    // A drawing that is cut off by another width or a newer document is made again; nothing is lost.
    draw(target).catch(() => undefined);
    return () => {
      stopped = true;
      task?.cancel();
    };
  }, [pdf, number, near, width]);

  return (
    <div ref={frame} className="pdf-page" data-page={number} style={{ aspectRatio: `1 / ${ratio}` }}>
      <canvas ref={canvas} role="img" aria-label={label} />
      {children}
    </div>
  );
}
