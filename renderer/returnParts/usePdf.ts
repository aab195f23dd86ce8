import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';

/** Larger files are not shown inside the app, because they would have to be held in memory twice. Bytes. */
const shownPdfLimitBytes = 200 * 1024 * 1024;

export type PdfState =
  | { readonly kind: 'loading' }
  /** The bytes could not be had: missing or damaged. */
  | { readonly kind: 'missing' }
  /** The bytes are there, but are no PDF that can be shown. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'open'; readonly pdf: PDFDocumentProxy };

/** A PDF of the vault or a draft, opened in the app. */
export function usePdf(address: string): PdfState {
  const [state, setState] = useState<PdfState>({ kind: 'loading' });
  useEffect(() => {
    const abort = new AbortController();
    let opened: PDFDocumentProxy | null = null;
    setState({ kind: 'loading' });
    loadPdf(address, abort.signal).then((loaded) => {
      if (loaded.kind === 'open') opened = loaded.pdf;
      if (abort.signal.aborted) void opened?.loadingTask.destroy();
      else setState(loaded);
    });
    return () => {
      abort.abort();
      void opened?.loadingTask.destroy();
    };
  }, [address]);
  return state;
}

/** Reads and opens a PDF; whoever asked closes it. */
export async function loadPdf(address: string, signal: AbortSignal): Promise<PdfState> {
  let bytes: ArrayBuffer;
  try {
    const response = await fetch(address, { signal });
    if (!response.ok) return { kind: 'missing' };
    if (Number(response.headers.get('Content-Length') ?? 0) > shownPdfLimitBytes)
      return { kind: 'unreadable' };
    bytes = await response.arrayBuffer();
  } catch {
    return { kind: 'missing' }; // the stream broke off: the same to the person as a file that is not there
  }
  const { openPdf } = await import('./pdfDocument.ts');
  try {
    return { kind: 'open', pdf: await openPdf(bytes) };
  } catch {
    return { kind: 'unreadable' };
  }
}
