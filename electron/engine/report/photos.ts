/** What became of a picture on its way into the photo annex. */
export type AnnexCopy =
  | { readonly kind: 'copy'; readonly jpeg: Uint8Array; readonly width: number; readonly height: number }
  | { readonly kind: 'not-shown'; readonly reason: 'too-many-pixels' | 'unreadable' };

/** Re-encodes pictures for the photo annex. One worker-wide instance; loading costs about a quarter of a second. */
export interface AnnexPhotos {
  /** Upright sRGB JPEG of at most 1,600 px without metadata; a damaged or hostile picture is `not-shown`, never an exception. */
  annexCopy(bytes: Uint8Array): Promise<AnnexCopy>;
  close(): void;
}

/** `resourcesFolder` holds `vips/` (the library's module and its WebAssembly file). */
export function openAnnexPhotos(_resourcesFolder: string): Promise<AnnexPhotos> {
  throw new Error('not built yet');
}
