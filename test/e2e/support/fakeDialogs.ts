import type { ElectronApplication } from 'playwright-core';

/** Answers the app's next dialogs in the order given. A dialog nobody prepared for is cancelled and listed. */
export interface FakedDialogs {
  /** The next dialog that opens files or folders returns these absolute paths; none means it was cancelled. */
  chooseNext(...paths: readonly string[]): Promise<void>;
  /** The next dialog for a place to write returns this absolute path, or is cancelled. */
  saveNext(path: string | null): Promise<void>;
  /** What was asked, in order: the kind of dialog and its title or default path. */
  asked(): Promise<
    readonly { readonly kind: 'open' | 'save'; readonly title: string; readonly defaultPath: string }[]
  >;
}

interface Prepared {
  open: string[][];
  save: (string | null)[];
  asked: { kind: 'open' | 'save'; title: string; defaultPath: string }[];
}

/** Replaces the system's dialogs in main: no test can click in a window of the operating system. */
export async function fakeDialogs(app: ElectronApplication): Promise<FakedDialogs> {
  await app.evaluate(({ dialog }) => {
    const prepared: Prepared = { open: [], save: [], asked: [] };
    (globalThis as { preparedDialogs?: Prepared }).preparedDialogs = prepared;
    const note = (kind: 'open' | 'save', args: readonly unknown[]) => {
      const { title = '', defaultPath = '' } = args.at(-1) as { title?: string; defaultPath?: string };
      prepared.asked.push({ kind, title, defaultPath });
    };
    const fakes = {
      async showOpenDialog(...args: unknown[]) {
        note('open', args);
        const filePaths = prepared.open.shift() ?? [];
        return { canceled: filePaths.length === 0, filePaths };
      },
      async showSaveDialog(...args: unknown[]) {
        note('save', args);
        const filePath = prepared.save.shift() ?? null;
        return { canceled: filePath === null, filePath: filePath ?? '' };
      },
    };
    Object.assign(dialog, fakes);
  });
  const change = (next: { open?: string[]; save?: string | null }) =>
    app.evaluate((_electron, { open, save }) => {
      const prepared = (globalThis as { preparedDialogs?: Prepared }).preparedDialogs;
      if (open !== undefined) prepared?.open.push(open);
      if (save !== undefined) prepared?.save.push(save);
    }, next);
  return {
    chooseNext: (...paths) => change({ open: [...paths] }),
    saveNext: (path) => change({ save: path }),
    asked: () =>
      app.evaluate(() => (globalThis as { preparedDialogs?: Prepared }).preparedDialogs?.asked ?? []),
  };
}
