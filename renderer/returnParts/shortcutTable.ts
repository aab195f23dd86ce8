import type { Texts } from '../../shared/text/textsOf.ts';

interface ShortcutRow {
  readonly name: keyof Texts['help']['shortcuts'];
  readonly keys: readonly string[];
}

/** Keys that work on every screen. */
export const appShortcuts = [
  { name: 'help', keys: ['F1'] },
  { name: 'palette', keys: ['Ctrl+K'] },
  { name: 'zones', keys: ['F6', 'Shift+F6'] },
  { name: 'lock', keys: ['Ctrl+L'] },
] as const satisfies readonly ShortcutRow[];

/** Every key that a screen may bind, in the order in which the help lists them. */
export const screenShortcuts = [
  { name: 'next', keys: ['Ctrl+Enter'] },
  { name: 'neighbours', keys: ['Alt+ArrowUp', 'Alt+ArrowDown'] },
  { name: 'status', keys: ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5'] },
  { name: 'problems', keys: ['F8', 'Shift+F8'] },
  { name: 'views', keys: ['Ctrl+1', 'Ctrl+2', 'Ctrl+3'] },
  { name: 'find', keys: ['Ctrl+F'] },
  { name: 'attach', keys: ['Ctrl+O'] },
  { name: 'undo', keys: ['Ctrl+Z', 'Ctrl+Y'] },
  { name: 'all', keys: ['Ctrl+A'] },
  { name: 'save', keys: ['Ctrl+S'] },
  { name: 'print', keys: ['Ctrl+P'] },
  { name: 'back', keys: ['Escape'] },
] as const satisfies readonly ShortcutRow[];

export type AppShortcut = (typeof appShortcuts)[number]['keys'][number];
export type ScreenShortcut = (typeof screenShortcuts)[number]['keys'][number];

/** The rows of which at least one key is bound, each with those that are. */
export function boundRows(
  rows: readonly ShortcutRow[],
  isBound: (key: string) => boolean,
): readonly ShortcutRow[] {
  return rows
    .map(({ name, keys }) => ({ name, keys: keys.filter(isBound) }))
    .filter(({ keys }) => keys.length > 0);
}

/** As printed on the keyboard: `Alt ↓`, `Ctrl Enter`. */
export function keyName(shortcut: string): string {
  return shortcut
    .split('+')
    .map((part) => printed[part] ?? part)
    .join(' ');
}

const printed: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' };
