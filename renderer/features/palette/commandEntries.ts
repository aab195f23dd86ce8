import type { DirectiveSummary } from '../../../shared/contractAnswers.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import type { Texts } from '../../../shared/text/textsOf.ts';
import type { Route } from '../../route.ts';
import type { IconName } from '../../ui/Icon.tsx';
import { sentenceCase } from '../../wording/directiveLine.ts';
import type { PaletteDeed, PaletteEntry } from './paletteEntry.ts';

type Command = Exclude<keyof Texts['palette']['commands'], 'newReturn'>;
type Words = keyof Texts['palette']['words'];

interface CommandRow {
  readonly name: Command;
  readonly words: Words;
  readonly icon: IconName;
  readonly keys?: string;
  readonly deed: PaletteDeed;
}

const go = (route: Route): PaletteDeed => ({ kind: 'go', route });
const settings = (section: string) => go({ screen: 'settings', section });

/** What can be done from everywhere. */
const commands: readonly CommandRow[] = [
  { name: 'lock', words: 'lock', icon: 'lock', keys: 'Ctrl L', deed: { kind: 'lock' } },
  { name: 'backUp', words: 'backUp', icon: 'download', deed: settings('backups') },
  { name: 'restore', words: 'restore', icon: 'undo', deed: settings('backups') },
  { name: 'check', words: 'check', icon: 'check', deed: settings('check') },
  { name: 'passphrase', words: 'passphrase', icon: 'lock', deed: settings('keys') },
  {
    name: 'send',
    words: 'send',
    icon: 'send',
    deed: go({ screen: 'transfer', part: 'send', returnId: null }),
  },
  {
    name: 'receive',
    words: 'receive',
    icon: 'download',
    deed: go({ screen: 'transfer', part: 'receive', returnId: null }),
  },
  { name: 'exportLog', words: 'exportLog', icon: 'list', deed: go({ screen: 'audit' }) },
  { name: 'light', words: 'theme', icon: 'eye', deed: { kind: 'theme', theme: 'light' } },
  { name: 'dark', words: 'theme', icon: 'eye', deed: { kind: 'theme', theme: 'dark' } },
  { name: 'system', words: 'theme', icon: 'eye', deed: { kind: 'theme', theme: 'system' } },
];

/** Commands of everywhere, those of the open return before them, and a new return to each directive. */
export function commandEntries(
  texts: Texts,
  openReturnId: string | null,
  directives: readonly DirectiveSummary[],
): readonly PaletteEntry[] {
  const { palette } = texts;
  const rows = openReturnId === null ? commands : [...returnCommands(openReturnId), ...commands];
  return [
    ...rows.map(
      ({ name, words, ...row }): PaletteEntry => ({
        ...row,
        id: `command ${name}`,
        group: 'commands',
        title: palette.commands[name],
        words: [palette.words[words], row.keys ?? ''],
      }),
    ),
    ...directives.map(
      (directive): PaletteEntry => ({
        id: `new ${directive.id}`,
        group: 'commands',
        icon: 'plus',
        title: palette.commands.newReturn(visibleName(sentenceCase(directive.subject))),
        words: [
          palette.words.newReturn,
          directive.issuerName,
          directive.symbol ?? '',
          directive.occasion ?? '',
        ],
        deed: go({ screen: 'newReturn', directiveId: directive.id }),
      }),
    ),
  ];
}

function returnCommands(returnId: string): readonly CommandRow[] {
  const at = (view: 'review' | 'export') => go({ screen: 'return', returnId, view });
  return [
    { name: 'review', words: 'review', icon: 'eye', deed: at('review') },
    { name: 'exportReturn', words: 'exportReturn', icon: 'pen', deed: at('export') },
  ];
}
