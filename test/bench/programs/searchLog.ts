import path from 'node:path';
import { createEngine } from '../../../electron/engine/engine.ts';
import { openVault } from '../../../electron/engine/vault/vault.ts';
import type { TrailFilter } from '../../../shared/domain/auditTrail.ts';
import type { Result } from '../../../shared/result.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { aUnit } from '../../builders/aUnit.ts';

// Fills the log of a vault and searches it through the call the window uses, page by page to its first entry. Arguments: empty
// folder; project; number of entries. Prints for each question the milliseconds of each call, and how many entries it found.
const [folder = '', root = '', count = '1'] = process.argv.slice(2);
const passphrase = 'mật khẩu đo tốc độ';
const items = 40;
const dir = path.join(folder, 'vault');

const engine = await createEngine({
  folders: { resources: path.join(root, 'out', 'resources'), assets: path.join(root, 'assets'), vault: dir },
  now: () => new Date(),
  offsetMinutes: () => 420,
  tell: () => undefined,
  startTokenHost: () => {
    throw new Error('no token is asked for');
  },
  kdf: { kdfCost: 2 ** 10, allowWeakKdf: true },
});
valueIn(await engine['vault.create']({ passphrase, lossUnderstood: true }));
valueIn(await engine['unit.save'](aUnit()));
const { returnId } = valueIn(
  await engine['returns.create']({
    directiveId: 'tuyen-quang-2024-04',
    directiveReference: { number: null, day: null },
    adoptedGroup: null,
    period: { from: '2024-04-27', to: '2024-05-07' },
    deadline: null,
  }),
);
valueIn(await engine['vault.lock'](undefined));
const vault = valueIn(await openVault({ dir, passphrase, allowWeakKdf: true }));
for (let n = 0; n < Number(count); n += 1) {
  // Every other text is longer than the log keeps: its words come from the history.
  const text = `Lần ${n}: ${n === 10 ? 'hồ chứa nước ' : ''}${'bố trí trực đủ người. '.repeat(n % 2 === 0 ? 3 : 30)}`;
  const itemId = `1.${n % items}`;
  const answer = anAnswer(itemId, { result: text, evidenceIds: [] });
  valueIn(vault.transact('edited', (tx) => tx.put(`answer/${returnId}`, itemId, answer)));
}
vault.lock();
valueIn(await engine['vault.unlock']({ passphrase }));

const all: TrailFilter = {
  language: 'vi',
  query: '',
  officer: null,
  returnId: null,
  itemId: null,
  from: null,
  to: null,
};
const asked: Readonly<Record<string, TrailFilter>> = {
  newest: all,
  rare: { ...all, query: 'ho chua nuoc' },
  none: { ...all, query: 'khong co tu nay' },
  item: { ...all, returnId, itemId: '1.1.a' },
  days: { ...all, to: '2000-01-01' },
};
const spent: Record<string, { readonly calls: readonly number[]; readonly found: number }> = {};
for (const [name, filter] of Object.entries(asked)) {
  const calls: number[] = [];
  let found = 0;
  let before: number | null = null;
  do {
    const started = performance.now();
    const page: { readonly lines: readonly unknown[]; readonly next: number | null } = valueIn(
      await engine['audit.page']({ ...filter, before }),
    );
    calls.push(performance.now() - started);
    found += page.lines.length;
    before = name === 'newest' && calls.length === 20 ? null : page.next;
  } while (before !== null);
  spent[name] = { calls, found };
}
valueIn(await engine['vault.lock'](undefined));
process.stdout.write(JSON.stringify(spent));

function valueIn<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.problems));
}
