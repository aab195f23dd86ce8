import path from 'node:path';
import { BrowserWindow, dialog } from 'electron';
import { safeExportName } from '../shared/domain/safeExportName.ts';
import type { ImageSlot } from '../shared/domain/signatureImage.ts';
import { textsOf } from '../shared/text/textsOf.ts';
import type { SettingsStore } from './settings.ts';

/** The system's dialogs. What they return stays in main; the window learns file names only. */
export interface Dialogs {
  chooseEvidence(): Promise<readonly string[]>;
  /** One file, to take the place of an older one. */
  chooseNewerEvidence(): Promise<string | null>;
  chooseP12(): Promise<string | null>;
  chooseTokenModule(): Promise<string | null>;
  chooseSignedFiles(): Promise<readonly string[]>;
  chooseSignedCopy(): Promise<string | null>;
  chooseScan(): Promise<string | null>;
  chooseRoots(): Promise<readonly string[]>;
  chooseRevocationLists(): Promise<readonly string[]>;
  /** A package that carries work from another PC. */
  chooseTransfer(): Promise<string | null>;
  chooseImage(slot: ImageSlot): Promise<string | null>;
  chooseFolder(purpose: 'backup' | 'restore' | 'evidence' | 'compare'): Promise<string | null>;
  /** A package of evidence that came with a return. */
  choosePackage(): Promise<string | null>;
  /** The system's own dialog asks before an existing file is replaced. */
  choosePlace(
    fileName: string,
    kind: 'pdf' | 'zip' | 'age' | 'jpg' | 'png' | 'tif' | 'csv' | 'any',
  ): Promise<string | null>;
}

export function createDialogs(settings: SettingsStore): Dialogs {
  let lastFolder: string | null = null;

  async function open(
    title: string,
    properties: readonly OpenProperty[],
    filters: readonly Filter[],
  ): Promise<readonly string[]> {
    const options = {
      title,
      properties: [...properties],
      filters: filters.map((filter) => ({ ...filter, extensions: [...filter.extensions] })),
    };
    const owner = BrowserWindow.getAllWindows()[0];
    const chosen = owner ? await dialog.showOpenDialog(owner, options) : await dialog.showOpenDialog(options);
    return chosen.canceled ? [] : chosen.filePaths;
  }

  const words = () => textsOf(settings.get('language')).dialogs;
  const trustWords = () => textsOf(settings.get('language')).trust;

  return {
    chooseEvidence: () => open(words().chooseEvidence, ['openFile', 'multiSelections'], []),
    async chooseNewerEvidence() {
      const [file] = await open(words().chooseNewerEvidence, ['openFile'], []);
      return file ?? null;
    },
    async chooseP12() {
      const [file] = await open(
        words().chooseP12,
        ['openFile'],
        [{ name: words().p12Files, extensions: ['p12', 'pfx'] }],
      );
      return file ?? null;
    },
    async chooseTokenModule() {
      const [file] = await open(
        words().chooseTokenModule,
        ['openFile'],
        [{ name: words().tokenModules, extensions: ['dll', 'so', 'dylib'] }],
      );
      return file ?? null;
    },
    chooseSignedFiles: () =>
      open(
        words().chooseSignedFiles,
        ['openFile', 'multiSelections'],
        [{ name: 'PDF', extensions: ['pdf'] }],
      ),
    async chooseSignedCopy() {
      const [file] = await open(
        words().chooseSignedCopy,
        ['openFile'],
        [{ name: 'PDF', extensions: ['pdf'] }],
      );
      return file ?? null;
    },
    async chooseScan() {
      const [file] = await open(
        words().chooseScan,
        ['openFile'],
        [{ name: words().scans, extensions: ['pdf', 'jpg', 'jpeg', 'png', 'tif', 'tiff'] }],
      );
      return file ?? null;
    },
    chooseRoots: () =>
      open(
        trustWords().chooseRoots,
        ['openFile', 'multiSelections'],
        [{ name: trustWords().files, extensions: ['pem', 'der', 'cer', 'crt', 'p7b', 'p7c'] }],
      ),
    chooseRevocationLists: () =>
      open(
        trustWords().chooseLists,
        ['openFile', 'multiSelections'],
        [{ name: trustWords().listFiles, extensions: ['crl', 'pem', 'der'] }],
      ),
    async chooseTransfer() {
      const own = textsOf(settings.get('language')).transfer;
      const [file] = await open(
        own.choosePackage,
        ['openFile'],
        [{ name: own.packages, extensions: ['age'] }],
      );
      return file ?? null;
    },
    async chooseImage(slot) {
      const own = textsOf(settings.get('language')).images;
      const title = slot === 'seal' ? own.chooseSeal : own.chooseHand;
      const [file] = await open(title, ['openFile'], [{ name: own.files, extensions: ['png'] }]);
      return file ?? null;
    },
    async chooseFolder(purpose) {
      const title = {
        backup: words().chooseBackupFolder,
        restore: words().chooseRestoreFolder,
        evidence: words().chooseEvidenceFolder,
        compare: words().chooseComparedFolder,
      }[purpose];
      const making: readonly OpenProperty[] =
        purpose === 'compare' || purpose === 'restore' ? [] : ['createDirectory'];
      const [folder] = await open(title, ['openDirectory', ...making], []);
      return folder ?? null;
    },
    async choosePackage() {
      const [file] = await open(
        words().choosePackage,
        ['openFile'],
        [{ name: words().packages, extensions: ['zip', 'age'] }],
      );
      return file ?? null;
    },
    async choosePlace(fileName, kind) {
      const safeName = safeExportName(fileName);
      const options = {
        title: words().choosePlace,
        defaultPath: lastFolder === null ? safeName : path.join(lastFolder, safeName),
        filters: kind === 'any' ? [] : [{ name: kind.toUpperCase(), extensions: [kind] }],
      };
      const owner = BrowserWindow.getAllWindows()[0];
      const chosen = owner
        ? await dialog.showSaveDialog(owner, options)
        : await dialog.showSaveDialog(options);
      if (chosen.canceled || chosen.filePath === '') return null;
      lastFolder = path.dirname(chosen.filePath);
      return chosen.filePath;
    },
  };
}

type OpenProperty = 'openFile' | 'openDirectory' | 'multiSelections' | 'createDirectory';
interface Filter {
  readonly name: string;
  readonly extensions: readonly string[];
}
