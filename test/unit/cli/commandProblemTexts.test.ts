import { describe, expect, it } from 'vitest';
import { commandSentence, commandTodo } from '../../../electron/cli/commandSentence.ts';
import { createOutput } from '../../../electron/cli/output.ts';
import { previewLines } from '../../../electron/cli/previewLines.ts';
import { explanationLines } from '../../../electron/cli/verifyExplanation.ts';
import type { TransferPreview } from '../../../shared/domain/transferPreview.ts';
import type { VaultCheckReport } from '../../../shared/domain/vaultCheck.ts';
import type { VerifyEntry } from '../../../shared/domain/verifyEntry.ts';
import type { Problem, ProblemFacts } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { en } from '../../../shared/text/en.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { textsOf } from '../../../shared/text/textsOf.ts';
import { vaultCheckLines } from '../../../shared/text/vaultCheckLines.ts';
import { verdictTodo } from '../../../shared/text/verdictWords.ts';
import { vi } from '../../../shared/text/vi.ts';

type Worded = keyof typeof vi.commandPhrases.problems;

const signer = 'Tran Thi Thu';
const spare = { previousGenerationReadable: true };
/** Facts with which the sentence names the window. */
const facts: { readonly [C in Worded]: ProblemFacts[C] } = {
  'backup-of-damaged': { folder: '20240506-020000-damaged' },
  'restore-indexes-damaged': {},
  'backup-overdue': { days: 40 },
  'backup-ahead': { folder: 'b', since: null, until: '2024-05-08T10:30:00+07:00', count: 1 },
  'vault-opened-read-only': {},
  'vault-reserve-used': { freeBytes: null },
  'vault-on-network': {},
  'vault-in-sync-folder': {},
  'vault-on-removable': {},
  'vault-slot-not-found': { label: 'Cán bộ 9' },
  'vault-keyring-missing': spare,
  'vault-keyring-damaged': spare,
  'vault-keyring-altered': { reason: 'mac', ...spare },
  'vault-file-unreadable': { name: 'keyring.json', reason: 'EACCES', ...spare },
  'vault-keyring-ahead': {},
  'transfer-trail-unknown': { id: 'ab'.repeat(16) },
  'transfer-nothing-taken': { file: 'goi.age', differences: 0, whole: 0, kept: 1 },
  'transfer-changed-meanwhile': {},
  'return-unknown': { id: 'r1' },
  'signer-unknown': { signer },
  'seal-not-pinned': { signer },
  'signer-first-seen': { signer, unit: 'UBND A', role: 'head' },
  'signer-differs': { signer, unit: 'UBND A', role: 'added' },
  'seal-not-drawn': { reason: 'certificate' },
};
const worded = Object.entries(facts).map(([code, its]) => ({ code, facts: its }) as unknown as Problem);
const silent = { write: () => true };
const output = createOutput({ stdout: silent, stderr: silent }, 'vi', false);
const languages = ['vi', 'en'] as const;

/** A place of the window, or what is done there only. */
const placeOfTheWindow =
  /Cài đặt(?! phiên bản)|màn hình|bấm|bằng nút|dùng nút|trang chính|[Kk]hóa kho|khóa và mở lại|trong danh sách|Mở lại danh sách|danh sách (?:tin cậy|rồi)|Kiểm tra kho dữ liệu/;
/** Said by the window only: no command changes settings, keys or lists, and none keeps a vault open. */
const ofTheWindow = [
  'automatic-backup-overdue',
  'check-found-damage',
  'device-key-failed',
  'dropped-too-large',
  'dropped-too-many',
  'engine-stopped',
  'evidence-not-found',
  'evidence-order-changed',
  'evidence-readable',
  'export-not-recorded',
  'image-damaged',
  'image-missing',
  'keys-changed-unlogged',
  'officer-unknown',
  'return-changed-meanwhile',
  'return-contradictory',
  'root-not-offered',
  'settings-damaged',
  'token-stopped',
  'trust-entry-unknown',
  'trust-full',
  'typed-text-lost',
  'vault-locked',
  'vault-older-than-seen',
];

describe.each(languages)('in %s', (language) => {
  it.each(worded)('the sentence of $code names a command or an option instead of the window', (found) => {
    const { problems } = textsOf(language).commandPhrases;
    const { window, command } = problems[found.code as Worded];
    const shown = problemText(found, language);
    expect(shown.split(window)).toHaveLength(2);
    expect(commandSentence(found, language)).toBe(shown.replace(window, command));
  });

  it.each(['signer-unknown', 'seal-not-pinned'] as const)('what to do about %s names an option', (code) => {
    const found = problem(code, { signer });
    const entry = {
      verdict: 'indeterminate',
      signatures: [],
      problems: [found],
      payload: null,
    } as VerifyEntry;
    const { todo } = textsOf(language).commandPhrases;
    const { window, command } = todo[code === 'signer-unknown' ? 'unknown-signer' : 'unpinned-seal'];
    const shown = verdictTodo(entry, language);
    expect(shown.join(' ').split(window)).toHaveLength(2);
    expect(commandTodo(entry, language).join(' ')).toBe(shown.join(' ').replace(window, command));
  });
});

it('a sentence that names a place of the window is worded for commands, or is none of theirs', () => {
  const naming = Object.entries(vi.problems).flatMap(([code, write]) =>
    placeOfTheWindow.test(String(write)) ? [code] : [],
  );
  const known = [...Object.keys(facts), ...ofTheWindow];
  expect(naming.filter((code) => !known.includes(code))).toEqual([]);
  expect(ofTheWindow.filter((code) => !naming.includes(code))).toEqual([]);
  for (const found of worded.filter(({ code }) => code !== 'vault-keyring-ahead'))
    expect(commandSentence(found, 'vi')).not.toMatch(placeOfTheWindow);
});

it('both languages word the same codes', () => {
  expect(Object.keys(en.commandPhrases.problems)).toEqual(Object.keys(vi.commandPhrases.problems));
  expect(Object.keys(en.commandPhrases.todo)).toEqual(Object.keys(vi.commandPhrases.todo));
});

it('a name out of a file that reads like a phrase stays, and the sentence is worded all the same', () => {
  const name = 'Xem trước gói để biết lý do.age';
  const found = problem('transfer-nothing-taken', { file: name, differences: 0, whole: 0, kept: 1 });
  const sentence = commandSentence(found, 'vi');
  expect(sentence).toContain(`“${name}”`);
  expect(sentence).toContain('--preview');
});

it('a self-check, a preview and the explanation of a verdict say it in these words', () => {
  const found = problem('vault-opened-read-only', {});
  const report = {
    finishedAt: '2024-05-08T10:30:00+07:00',
    counts: { entries: 0, rows: 0, files: 0, fileBytes: 0, backups: 0, freeBytes: null },
    findings: [{ step: 'leftovers', weight: 'warning', places: [], problem: found }],
    unlisted: 0,
    platform: {
      scryptMs: 1,
      aesMbPerSecond: 1,
      sqlite: '3',
      journalMode: 'delete',
      synchronous: 3,
      runtime: 'Node',
    },
  } as unknown as VaultCheckReport;
  const checked = vaultCheckLines(report, 'vi', commandSentence);
  expect(checked).toContain(`   ${commandSentence(found, 'vi')}`);

  const preview = {
    from: { vaultId: 'v', unitName: null },
    madeAt: '2024-05-08T10:30:00+07:00',
    takenInAt: null,
    counts: {},
    problems: [found],
    unit: [],
    returns: [],
  } as unknown as TransferPreview;
  expect(previewLines(preview, output)).toContain(commandSentence(found, 'vi'));

  const entry = {
    verdict: 'indeterminate',
    signatures: [],
    problems: [problem('signer-unknown', { signer })],
    payload: null,
  } as VerifyEntry;
  expect(explanationLines([], entry, output).join('\n')).toContain('--roots');
});
