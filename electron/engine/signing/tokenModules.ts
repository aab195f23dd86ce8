import { stat } from 'node:fs/promises';
import path from 'node:path';
import {
  type TokenModule,
  type TokenModules,
  tokenModulesSchema,
} from '../../../shared/domain/tokenModule.ts';
import { readJsonFile } from '../directives/readJsonFile.ts';

/** A known library that is there. */
interface InstalledModule extends Pick<TokenModule, 'id' | 'name' | 'vendor'> {
  readonly file: string;
}

/** The known token libraries. A file that does not load is a bug of the build. */
export async function loadTokenModules(assetsFolder: string): Promise<TokenModules> {
  const json = await readJsonFile(path.join(assetsFolder, 'data', 'tokenModules.json'));
  if (!json.ok) throw new Error(`token modules: ${JSON.stringify(json.problems)}`);
  return tokenModulesSchema.parse(json.value);
}

/** The first file that exists of each known library, in the order of the list. Nothing is loaded. */
export async function installedModules(
  { folders, modules }: TokenModules,
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
): Promise<readonly InstalledModule[]> {
  if (platform !== 'win32' && platform !== 'linux' && platform !== 'darwin') return [];
  const system = platform === 'win32' ? path.win32 : path.posix;
  const found: InstalledModule[] = [];
  for (const { id, name, vendor, files } of modules) {
    const candidates = files[platform]
      .flatMap((file) => (system.isAbsolute(file) || file.startsWith('%') ? [file] : inFolders(file)))
      .map((place) => expanded(place, environment));
    for (const file of candidates) {
      if (!(await isFile(file))) continue;
      found.push({ id, name, vendor, file });
      break;
    }
  }
  return found;

  function inFolders(file: string): readonly string[] {
    return folders[platform as 'win32' | 'linux' | 'darwin'].map((folder) => system.join(folder, file));
  }
}

function expanded(place: string, environment: NodeJS.ProcessEnv): string {
  return place.replace(/%(\w+)%/g, (whole, name: string) => environment[name] ?? whole);
}

async function isFile(place: string): Promise<boolean> {
  const found = await stat(place).catch(() => null);
  return found?.isFile() ?? false;
}
