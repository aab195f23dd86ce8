import { describe, expect, test } from 'vitest';
import type { VaultCheckProblems } from '../../../shared/problems/vaultCheckProblems.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { vaultCheckProblems } from '../../../shared/text/vi/vaultCheckProblems.ts';

const facts: VaultCheckProblems = {
  'vault-opened-read-only': {},
  'vault-needs-conversion': { found: 1, supported: 2 },
  'spare-keyring-unusable': { reason: 'missing' },
  'backup-damaged': { folder: 'tuan-thu-sao-luu-20261102' },
  'backup-ahead': {
    folder: '20240508-033200',
    since: '2024-05-08T10:31:00+07:00',
    until: '2024-05-08T10:32:00+07:00',
    count: 1,
  },
  'backup-overdue': { days: 41 },
  'check-space-low': { freeBytes: 300_000_000, neededBytes: 600_000_000 },
  'quarantine-not-empty': { count: 2, bytes: 12_345 },
  'orphan-files': { count: 1, bytes: 12_345_678 },
  'unknown-files': { count: 1, names: 'keyring-MAY1.json' },
  'platform-not-durable': { journal: 'wal', synchronous: 1 },
  'platform-slow-unlock': { milliseconds: 4321 },
  'check-running': {},
  'check-cancelled': {},
  'check-report-missing': {},
  'check-found-damage': { count: 3 },
};
const all = [
  ...Object.entries(facts),
  ...(['damaged', 'altered', 'other-generation'] as const).map(
    (reason) => ['spare-keyring-unusable', { reason }] as const,
  ),
  ['backup-overdue', { days: null }] as const,
];

describe('findings of the check of the vault', () => {
  test('every code has facts here', () => {
    expect(Object.keys(facts).sort()).toEqual(Object.keys(vaultCheckProblems).sort());
  });

  test.each(all)('%s says what happened, what it means and what to do, in both languages', (code, given) => {
    for (const language of ['vi', 'en'] as const) {
      const text = problemText({ code, facts: given } as unknown as Problem, language);
      const sentences = text.split(/[.?](?:\s|$)/).filter((part) => part.trim() !== '');
      expect(sentences.length, text).toBeGreaterThanOrEqual(3);
      expect(text).not.toMatch(/!|undefined|null|NaN|\[object/);
      expect(text).toBe(text.normalize('NFC'));
      if (language === 'vi') expect(text).not.toMatch(/vui lòng|thành công|\bfile\b|uỷ|hoà|khoá/i);
      else expect(text).not.toMatch(/\b(please|sorry|oops|invalid)\b/i);
    }
  });
});
