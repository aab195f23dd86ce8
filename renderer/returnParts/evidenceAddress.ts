import { type Evidence, isImage } from '../../shared/domain/evidence.ts';
import type { Language } from '../../shared/text/problemText.ts';
import { showSize } from '../../shared/text/showFigures.ts';

/** Where the window reads the bytes of a file: main decrypts it for this address while the vault is open. */
export function evidenceAddress({ returnId, id }: Evidence): string {
  return new URL(`evidence/${returnId}/${id}`, document.baseURI).href;
}

/** Where the window reads the copy of a picture made for the annex: at most 1600 pixels a side, whatever the file holds. */
export function smallPictureAddress(file: Evidence): string {
  return `${evidenceAddress(file)}/small`;
}

/** Where the window reads a draft of the report. */
export function previewAddress(previewId: string): string {
  return new URL(`preview/${previewId}.pdf`, document.baseURI).href;
}

export type Showing = 'image' | 'pdf' | 'text' | 'office' | 'none';

/** Word and Excel documents: their text is read by the engine. */
const officeType =
  /^application\/vnd\.openxmlformats-officedocument\.(?:wordprocessingml\.document|spreadsheetml\.sheet)$/;

/** How a file is shown inside the app, by what its content is. */
export function showingOf(mediaType: string): Showing {
  if (isImage(mediaType)) return 'image';
  if (mediaType === 'application/pdf') return 'pdf';
  if (officeType.test(mediaType)) return 'office';
  return mediaType.startsWith('text/') || mediaType === 'application/json' ? 'text' : 'none';
}

/** "PDF": the ending of the name, or the second half of the media type. */
export function kindOf({ name, mediaType }: Evidence): string {
  const ending = /\.([\p{L}\d]{1,5})$/u.exec(name)?.[1];
  return (ending ?? mediaType.split('/').at(-1) ?? mediaType).toUpperCase();
}

/** "PDF, 1,2 MB". */
export function kindAndSize(file: Evidence, language: Language): string {
  return `${kindOf(file)}, ${showSize(file.sizeBytes, language)}`;
}
