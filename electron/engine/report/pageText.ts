/** A run of text on a page, as a reader of the PDF gets it: in the order in which it was drawn. */
export interface TextRun {
  readonly text: string;
  /** Points from the left edge. */
  readonly x: number;
  /** Points of the base line from the upper edge. */
  readonly baseline: number;
  readonly size: number;
}

interface PdfJs {
  getDocument(source: object): { readonly promise: Promise<PdfJsDocument>; destroy(): Promise<void> };
}
interface PdfJsDocument {
  readonly numPages: number;
  getPage(number: number): Promise<PdfJsPage>;
}
interface PdfJsPage {
  readonly view: readonly number[];
  getTextContent(options: object): Promise<{ readonly items: readonly PdfJsItem[] }>;
  cleanup(): void;
}
type PdfJsItem =
  | { readonly type?: undefined; readonly str: string; readonly transform: readonly number[] }
  | { readonly type: string; readonly tag?: string };

/** Texts of all pages. Artifacts (page numbers, the mark of a sample) are left out. Throws when the bytes are no PDF. */
export async function pageTexts(pdf: Uint8Array): Promise<readonly (readonly TextRun[])[]> {
  const { getDocument } = await loadPdfJs();
  // The reader takes its input over: it gets a copy.
  const task = getDocument({
    data: new Uint8Array(pdf),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
  });
  try {
    const document = await task.promise;
    const pages: (readonly TextRun[])[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
      pages.push(runsOf(items, page.view[3] ?? 0));
      page.cleanup();
    }
    return pages;
  } finally {
    await task.destroy();
  }
}

function runsOf(items: readonly PdfJsItem[], pageHeight: number): readonly TextRun[] {
  const runs: TextRun[] = [];
  const marks: boolean[] = [];
  for (const item of items) {
    if (item.type !== undefined) {
      if (item.type === 'endMarkedContent') marks.pop();
      else marks.push(item.tag === 'Artifact');
    } else if (item.str.trim() !== '' && !marks.includes(true)) {
      const [a = 0, b = 0, , , x = 0, y = 0] = item.transform;
      runs.push({ text: item.str, x, baseline: pageHeight - y, size: Math.hypot(a, b) });
    }
  }
  return runs;
}

let loading: Promise<PdfJs> | null = null;

function loadPdfJs(): Promise<PdfJs> {
  loading ??= importPdfJs();
  return loading;
}

/**
 * The reader looks for a canvas package that text extraction does not need and tells standard output when it is missing;
 * a program whose output is one JSON document must not say that, so the console is silent during the import.
 */
async function importPdfJs(): Promise<PdfJs> {
  const scope = globalThis as unknown as {
    console: Record<'log' | 'warn', unknown>;
    pdfjsWorker?: unknown;
  };
  const { log, warn } = scope.console;
  const silent = () => undefined;
  scope.console.log = silent;
  scope.console.warn = silent;
  try {
    // @ts-expect-error The package has types only for its files that are not minified.
    scope.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs');
    // @ts-expect-error As above; minified files are read a fifth faster.
    return (await import('pdfjs-dist/legacy/build/pdf.min.mjs')) as PdfJs;
  } finally {
    scope.console.log = log;
    scope.console.warn = warn;
  }
}
