import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { protocol, type Session } from 'electron';
import { appScheme, isAppUrl } from './appOrigin.ts';
import { securityHeaders } from './contentSecurityPolicy.ts';

/** Bytes given out under `/preview/…`, `/evidence/…`, `/checked/…` and `/picture/…`; null when there is no such thing or the vault is locked. */
export type ShowFile = (name: string) => Promise<{ bytes: Uint8Array; mediaType: string } | null>;

export interface AppFiles {
  /** Folder of the built window, `out/renderer`. */
  readonly root: string;
  readonly showFile: ShowFile;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.icc': 'application/octet-stream',
};

/** What the window shows of evidence: none of these can hold a script. */
const shownTypes: readonly string[] = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/bmp',
  'image/tiff',
  'image/heic',
  'text/plain',
];

/** Announces the scheme; Electron allows this only before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the built window and previews of evidence and checked files to this session, and nothing else of the disk. */
export function serveApp(session: Session, files: AppFiles): void {
  session.protocol.handle(appScheme, (request) => answerAppRequest(request, files));
}

/** One request of the window. Everything that is not a file below the root or a known preview is a bare 404. */
export async function answerAppRequest(request: Request, files: AppFiles): Promise<Response> {
  if (request.method !== 'GET' || !isAppUrl(request.url)) return refusal();
  const name = decodedPath(request.url);
  if (name === null) return refusal();
  if (['/preview/', '/evidence/', '/checked/', '/picture/'].some((place) => name.startsWith(place))) {
    const shown = await files.showFile(name);
    return shown === null ? refusal() : content(shown.bytes, shownType(shown.mediaType), 'no-store');
  }
  const mediaType = mediaTypes[path.extname(name)];
  if (mediaType === undefined) return refusal();
  const bytes = await readBelow(files.root, name);
  return bytes === null ? refusal() : content(bytes, mediaType, 'no-cache');
}

function decodedPath(address: string): string | null {
  try {
    const name = decodeURIComponent(new URL(address).pathname);
    return name.includes('\0') ? null : name;
  } catch {
    return null; // malformed percent sequence
  }
}

async function readBelow(root: string, name: string): Promise<Uint8Array | null> {
  const file = path.join(root, path.normalize(name));
  if (!isBelow(root, file)) return null;
  try {
    // A link inside the folder must not lead out of it.
    if (!isBelow(await realpath(root), await realpath(file))) return null;
    return await readFile(file);
  } catch {
    return null; // missing, or a folder: the window learns no more than 404
  }
}

function isBelow(root: string, file: string): boolean {
  const relative = path.relative(root, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}

/** The type may be a sender's word: anything but a known one, whatever its characters, is bytes. */
function shownType(mediaType: string): string {
  return shownTypes.includes(mediaType) ? mediaType : 'application/octet-stream';
}

function content(bytes: Uint8Array, mediaType: string, caching: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: { ...securityHeaders, 'Content-Type': mediaType, 'Cache-Control': caching },
  });
}

function refusal(): Response {
  return new Response(null, { status: 404, headers: { ...securityHeaders } });
}
