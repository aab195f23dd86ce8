import { useEffect, useState } from 'react';
import type { Evidence } from '../../shared/domain/evidence.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Note } from '../ui/Note.tsx';
import { useTexts } from '../useTexts.ts';
import { evidenceAddress, showingOf, smallPictureAddress } from './evidenceAddress.ts';
import { OfficePreview } from './OfficePreview.tsx';
import { PdfPage } from './PdfPage.tsx';
import { previewName } from './previewName.ts';
import { usePdf } from './usePdf.ts';

/** The content of a file inside the app: picture, PDF page by page, or text. Other kinds say how to see them. */
export function EvidencePreview({ file }: { readonly file: Evidence }) {
  switch (showingOf(file.mediaType)) {
    case 'image':
      return <ImagePreview key={file.id} file={file} />;
    case 'pdf':
      return <PdfPreview key={file.id} file={file} />;
    case 'text':
      return <TextPreview key={file.id} file={file} />;
    case 'office':
      return <OfficePreview key={file.id} file={file} />;
    case 'none':
      return <Unshown reason="none" />;
  }
}

function Unshown({ reason }: { readonly reason: 'none' | 'failed' | 'unreadable' }) {
  const texts = useTexts().evidence.preview;
  return (
    <Note tone={reason === 'failed' ? 'error' : 'neutral'}>
      <p>{texts[reason]}</p>
    </Note>
  );
}

function ImagePreview({ file }: { readonly file: Evidence }) {
  const texts = useTexts().evidence.preview;
  const [failed, setFailed] = useState<'failed' | 'unreadable' | null>(null);
  if (failed !== null) return <Unshown reason={failed} />;
  return (
    <div className="preview preview-image">
      <img
        src={smallPictureAddress(file)}
        alt={texts.image(previewName(file))}
        onError={() => void whyNotShown(file).then(setFailed)}
      />
    </div>
  );
}

/** No copy could be made: the bytes are there, but are no picture or one too large to be held in memory; or they are gone. */
async function whyNotShown(file: Evidence): Promise<'failed' | 'unreadable'> {
  try {
    const response = await fetch(evidenceAddress(file));
    await response.body?.cancel();
    return response.ok ? 'unreadable' : 'failed';
  } catch {
    return 'failed'; // the stream broke off: the same to the person as a file that is not there
  }
}

function PdfPreview({ file }: { readonly file: Evidence }) {
  const texts = useTexts().evidence.preview;
  const state = usePdf(evidenceAddress(file));
  const [page, setPage] = useState(1);
  if (state.kind === 'loading') return <p className="preview-wait small">{texts.loading}</p>;
  if (state.kind !== 'open') return <Unshown reason={state.kind === 'missing' ? 'failed' : 'unreadable'} />;
  const { pdf } = state;
  const place = texts.page(String(page), String(pdf.numPages));
  return (
    <section className="preview" aria-label={texts.pdf(previewName(file))}>
      <PdfPage key={page} pdf={pdf} number={page} label={`${file.name}. ${place}`} />
      {pdf.numPages > 1 && (
        <div className="preview-pages">
          <IconButton
            icon="arrowUp"
            label={texts.previousPage}
            onPress={() => setPage(Math.max(1, page - 1))}
          />
          <IconButton
            icon="arrowDown"
            label={texts.nextPage}
            onPress={() => setPage(Math.min(pdf.numPages, page + 1))}
          />
          <span role="status" className="small">
            {place}
          </span>
        </div>
      )}
    </section>
  );
}

/** How much of a text is shown, in bytes. */
const shownTextBytes = 256 * 1024;

function TextPreview({ file }: { readonly file: Evidence }) {
  const texts = useTexts().evidence.preview;
  const [text, setText] = useState<string | 'failed' | null>(null);
  const address = evidenceAddress(file);
  useEffect(() => {
    const abort = new AbortController();
    readStart(address, abort.signal).then(setText, () => {
      if (!abort.signal.aborted) setText('failed');
    });
    return () => abort.abort();
  }, [address]);
  if (text === null) return <p className="preview-wait small">{texts.loading}</p>;
  if (text === 'failed') return <Unshown reason="failed" />;
  return (
    <div className="preview">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reachable with the keyboard. */}
      <section className="preview-text" aria-label={texts.text(previewName(file))} tabIndex={0}>
        {text}
      </section>
      {file.sizeBytes > shownTextBytes && <p className="small">{texts.textCut}</p>}
    </div>
  );
}

async function readStart(address: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(address, { signal });
  if (!response.ok || response.body === null) throw new Error(`${address} answered ${response.status}`);
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let read = 0;
  while (read < shownTextBytes) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value.subarray(0, shownTextBytes - read), { stream: true });
    read += value.length;
  }
  await reader.cancel();
  return text;
}
