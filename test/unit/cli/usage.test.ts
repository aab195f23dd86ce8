import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../electron/cli/commandLine.ts';
import { readMoment } from '../../../electron/cli/momentOption.ts';
import { aReturnFolder, problemsOf, runCli, runJson, sourceEntry } from './runCli.ts';

const folder = await aReturnFolder();

describe('command line', { timeout: 30_000 }, () => {
  it.each([
    [[]],
    [['--json']],
    [['frobnicate']],
    [['constructor']],
    [['verify']],
    [['verify', '--root', 'x', 'a.pdf']],
    [['directive']],
    [['directive', 'show']],
    [['directive', 'list', 'more']],
    [['return', '--lang', 'fr']],
    [['demo', 'x']],
  ])('refuses %j with exit code 2, a sentence on stderr and nothing else on stdout', async (args) => {
    const ran = await runCli(folder, args);
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toContain('--help');
    if (args[0] === '--json') expect(JSON.parse(ran.stdout)).toMatchObject({ ok: false });
    else expect(ran.stdout).toBe('');
  });

  it('tells all faults of a return at once', async () => {
    const { exitCode, document } = await runJson(folder, [
      'return',
      '--at',
      'today',
      '--unit',
      'u.json',
      'extra',
    ]);
    expect(exitCode).toBe(2);
    expect(new Set(document.problems.map(({ code }: { code: string }) => code))).toEqual(
      new Set(['input-usage']),
    );
    expect(document.problems.map(({ facts }: { facts: unknown }) => facts)).toEqual([
      { fault: 'argument-unexpected', name: 'extra' },
      { fault: 'option-missing', name: '--directive' },
      { fault: 'option-missing', name: '--answers' },
      { fault: 'option-missing', name: '--out' },
      { fault: 'signing-way-missing', name: '' },
      { fault: 'time-invalid', name: 'today' },
    ]);
  });

  it('speaks Vietnamese, and English when asked', async () => {
    expect((await runCli(folder, ['verify'])).stderr).toContain('Thiếu tệp PDF cần kiểm tra.');
    expect((await runCli(folder, ['verify', '--lang', 'en'])).stderr).toContain(
      'Missing: the PDF file to verify.',
    );
  });

  it('shows its usage on stdout when asked', async () => {
    const ran = await runCli(folder, ['return', '--help']);
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ran.stdout).toContain('--password-file');
  });

  it('runs from source as it runs bundled', async () => {
    const [bundled, source] = [
      await runCli(folder, ['directive', 'list', '--json']),
      await runCli(folder, ['directive', 'list', '--json'], sourceEntry),
    ];
    expect(bundled).toEqual(source);
  });
});

describe('directive command', { timeout: 30_000 }, () => {
  it('lists the built-in directive', async () => {
    const { exitCode, document, stderr } = await runJson(folder, ['directive', 'list']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(document).toMatchObject([
      { id: 'tuyen-quang-2024-04', number: null, symbol: 'UBND-THCB', items: 30 },
    ]);
  });

  it('shows the whole directive as it is stored', async () => {
    const { exitCode, document } = await runJson(folder, ['directive', 'show', 'tuyen-quang-2024-04']);
    expect(exitCode).toBe(0);
    expect(document.sections).toHaveLength(4);
    expect(document.source.text).toContain('Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:');
    expect((await runCli(folder, ['directive', 'show', 'tuyen-quang-2024-04'])).stdout).toContain('1.3.d');
  });

  it('refuses an id that is not built in, and a file that is no directive', async () => {
    const unknown = await runJson(folder, ['directive', 'show', 'ha-tinh-2023']);
    expect(unknown.exitCode).toBe(2);
    expect(problemsOf(unknown.document)).toEqual(['ha-tinh-2023 directive-unknown']);
    const foreign = await runJson(folder, ['directive', 'show', './unit.json']);
    expect(foreign.exitCode).toBe(2);
    expect(problemsOf(foreign.document)).toContain('./unit.json sections field-missing');
  });
});

describe('options', () => {
  it('that take a value do not swallow the next option', () => {
    const line = readCommandLine(['--out', '--overwrite', '--p12'], {
      out: 'value',
      overwrite: 'flag',
      p12: 'value',
    });
    expect(line).toMatchObject({
      ok: false,
      problems: [
        { facts: { fault: 'option-without-value', name: '--out' } },
        { facts: { fault: 'option-without-value', name: '--p12' } },
      ],
    });
  });

  it('may stand twice only by mistake', () => {
    expect(readCommandLine(['--lang', 'vi', '--lang=en'], {})).toMatchObject({
      ok: false,
      problems: [{ facts: { fault: 'option-twice' } }],
    });
  });
});

describe('moment', () => {
  it.each([
    ['2024-05-08T08:30:00+07:00', '2024-05-08T08:30:00+07:00'],
    ['2024-05-08T01:30:00Z', '2024-05-08T01:30:00+00:00'],
    ['2024-05-08T08:30+07:00', '2024-05-08T08:30:00+07:00'],
    ['2024-05-08T08:30:00.250-03:30', '2024-05-08T08:30:00-03:30'],
  ])('%s keeps its offset', (typed, moment) => {
    expect(readMoment(typed, new Date())).toEqual({ ok: true, value: moment });
  });

  it.each(['2024-05-08', '2024-05-08T08:30:00', '2024-04-31T08:30:00Z', '2024-05-08T24:00:00Z', 'now'])(
    '%s is refused',
    (typed) => {
      expect(readMoment(typed, new Date())).toMatchObject({
        ok: false,
        problems: [{ facts: { fault: 'time-invalid', name: typed } }],
      });
    },
  );

  it('is refused when it has not come yet', () => {
    const now = new Date('2024-05-08T01:30:00Z');
    expect(readMoment('2024-05-08T08:30:00+07:00', now)).toMatchObject({ ok: true });
    expect(readMoment('2024-05-08T08:30:01+07:00', now)).toMatchObject({
      ok: false,
      problems: [{ facts: { fault: 'time-in-future', name: '2024-05-08T08:30:01+07:00' } }],
    });
  });
});
