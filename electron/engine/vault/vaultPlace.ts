import { readFileSync, realpathSync } from 'node:fs';
import { dirname, posix, win32 } from 'node:path';
import { removableDevices } from './removableDrives.ts';

/**
 * What kind of disk a vault lies on. `network`: a share, where SQLite's lock does not reach other computers. `synced`: a
 * folder of OneDrive, which renames, empties and duplicates files on its own. `removable`: a stick or another drive that can be
 * pulled out; told on Linux only.
 */
export type VaultPlace = 'local' | 'network' | 'synced' | 'removable';

/** What is known about a folder, gathered from the system so that the judgement itself needs none. */
export interface PlaceFacts {
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  /** Absolute, links and mapped drives resolved: Windows gives `\\server\share\…` for a mapped drive. */
  readonly realPath: string;
  /** Content of `/proc/self/mountinfo`; empty where there is none. */
  readonly mounts: string;
  /** `major:minor` of the drives that can be pulled out. */
  readonly removable?: ReadonlySet<string>;
}

// Kernel and FUSE file systems whose files lie on another computer. FUSE itself is no sign: NTFS and exFAT sticks use it too.
const networkFileSystems =
  /^(nfs4?|cifs|smb3|smbfs|ncpfs|afs|ceph|coda|davfs|gfs2|lustre|9p|fuse\.(sshfs|rclone|gvfsd-fuse|davfs2?|glusterfs|s3fs|smbnetfs|curlftpfs|juicefs))$/;

const syncVariables = ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer'] as const;

export function kindOfPlace({ platform, environment, realPath, mounts, removable }: PlaceFacts): VaultPlace {
  const isWindows = platform === 'win32';
  if (isWindows && isShare(realPath)) return 'network';
  const roots = syncVariables.map((name) => environment[name]).filter((root) => root !== undefined);
  if (roots.some((root) => isInside(realPath, root, isWindows))) return 'synced';
  const { type, device } = mountAt(realPath, mounts);
  if (networkFileSystems.test(type)) return 'network';
  return removable?.has(device) ? 'removable' : 'local';
}

/** The place of a folder that may not exist yet: judged by the nearest folder above it that does. */
export async function systemPlace(dir: string): Promise<VaultPlace> {
  return kindOfPlace({
    platform: process.platform,
    environment: process.env,
    realPath: nearestRealPath(dir),
    mounts: process.platform === 'linux' ? contentOf('/proc/self/mountinfo') : '',
    removable: process.platform === 'linux' ? removableDevices() : new Set(),
  });
}

/** `\\server\share`, also as `\\?\UNC\server\share`; not the long form `\\?\C:\…` of a local path. */
function isShare(path: string): boolean {
  const plain = path.replaceAll('/', '\\');
  return /^\\\\\?\\unc\\/i.test(plain) || /^\\\\[^\\?.]/.test(plain);
}

function isInside(path: string, root: string, isWindows: boolean): boolean {
  if (root.trim() === '') return false;
  const { relative, isAbsolute } = isWindows ? win32 : posix;
  const way = relative(root, path);
  return !isAbsolute(way) && way !== '..' && !/^\.\.[\\/]/.test(way);
}

/** The mount with the longest path above this one; of two at the same path the later hides the earlier. */
function mountAt(path: string, mounts: string): { readonly type: string; readonly device: string } {
  let found = { length: 0, type: '', device: '' };
  for (const line of mounts.split('\n')) {
    const [left = '', right = ''] = line.split(' - ');
    const fields = left.split(' ');
    const point = unescapeOctal(fields[4] ?? '');
    const holds = point !== '' && (point === '/' || path === point || path.startsWith(`${point}/`));
    if (holds && point.length >= found.length)
      found = { length: point.length, type: right.split(' ')[0] ?? '', device: fields[2] ?? '' };
  }
  return found;
}

/** The kernel writes blanks and backslashes of paths as three octal digits. */
function unescapeOctal(text: string): string {
  return text.replaceAll(/\\([0-7]{3})/g, (_all, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}

function nearestRealPath(dir: string): string {
  for (let place = dir; ; place = dirname(place)) {
    try {
      return `${realpathSync.native(place)}${dir.slice(place.length)}`;
    } catch (error) {
      if ((error as { code?: unknown }).code === undefined) throw error;
      if (place === dirname(place)) return dir;
    }
  }
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as { code?: unknown }).code === undefined) throw error;
    return '';
  }
}
