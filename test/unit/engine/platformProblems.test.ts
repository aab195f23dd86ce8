import { describe, expect, test } from 'vitest';
import { platformProblems } from '../../../electron/engine/platformFigures.ts';
import { problem } from '../../../shared/result.ts';

const asMeant = {
  scryptMs: 400,
  aesMbPerSecond: 700,
  journalMode: 'delete',
  synchronous: 3,
  sqlite: '3.53.4',
  runtime: 'Node 24',
};

describe('the figures of a PC', () => {
  test('say nothing as they are meant to be', () => {
    expect(platformProblems(asMeant, false)).toEqual([]);
    expect(platformProblems({ ...asMeant, scryptMs: 3000 }, false)).toEqual([]);
  });

  test.each([
    { journalMode: 'wal', synchronous: 3 },
    { journalMode: 'delete', synchronous: 2 },
  ])('warn of a database that a power cut can set back: %o', (mode) => {
    expect(platformProblems({ ...asMeant, ...mode }, false)).toEqual([
      {
        weight: 'warning',
        problem: problem('platform-not-durable', {
          journal: mode.journalMode,
          synchronous: mode.synchronous,
        }),
      },
    ]);
    // Nothing is written to a vault that is only read.
    expect(platformProblems({ ...asMeant, ...mode }, true)).toEqual([]);
  });

  test('note that the passphrase takes long', () => {
    expect(platformProblems({ ...asMeant, scryptMs: 3001 }, true)).toEqual([
      { weight: 'note', problem: problem('platform-slow-unlock', { milliseconds: 3001 }) },
    ]);
  });
});
