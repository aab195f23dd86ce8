import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?worker&url';

/** Just enough of Trusted Types for one policy. */
interface TrustedTypesFactory {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ) => { readonly createScriptURL: (address: string) => string };
}

let worker: PDFWorker | null = null;

/**
 * Starts pdf.js' worker from our own files; the page's policy lets only this one policy name an address of a script. One worker
 * reads all documents: it is ours, so a document that is closed does not take it away from the next one.
 */
function pdfWorker(): PDFWorker {
  if (worker !== null) return worker;
  const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes;
  const policy = factory?.createPolicy('tuan-thu-worker', { createScriptURL: ownAddress });
  const address = new URL(workerAddress, import.meta.url).href;
  const port = new Worker(policy === undefined ? ownAddress(address) : policy.createScriptURL(address), {
    type: 'module',
  });
  worker = new PDFWorker({ port: port as unknown as null });
  return worker;
}

function ownAddress(address: string): string {
  const { protocol, host } = new URL(address, document.baseURI);
  const own = new URL(document.baseURI);
  if (protocol !== own.protocol || host !== own.host)
    throw new TypeError('A worker must be one of our own files.');
  return address;
}

/** Opens a PDF that the window has read. Scripts, forms and links of the file have no effect here. */
export async function openPdf(bytes: ArrayBuffer): Promise<PDFDocumentProxy> {
  return getDocument({
    data: bytes,
    worker: pdfWorker(),
    enableXfa: false,
    isEvalSupported: false,
    useWasm: false,
    useWorkerFetch: false,
    stopAtErrors: false,
  } as Parameters<typeof getDocument>[0]).promise;
}
