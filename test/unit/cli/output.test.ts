import { describe, expect, it } from 'vitest';
import { createOutput, problemLine } from '../../../electron/cli/output.ts';
import { entryLines } from '../../../electron/cli/verifyCommand.ts';
import type { VerifyEntry } from '../../../shared/domain/verifyEntry.ts';
import { problem } from '../../../shared/result.ts';
import { aPayload } from '../../builders/aPayload.ts';

function written(isJson = false) {
  const out: string[] = [];
  const err: string[] = [];
  const streams = {
    stdout: { write: (t: string) => out.push(t) },
    stderr: { write: (t: string) => err.push(t) },
  };
  return { out, err, output: createOutput(streams, 'vi', isJson) };
}

it('a JSON document carries such characters escaped, so that it says the same', () => {
  const { out, output } = written(true);
  const document = { name: 'a\u001b[2K\u009b\u202eẩ\n' };
  output.answer(document, []);

  expect(out.join('')).toBe('{\n  "name": "a\\u001b[2K\\u009b\\u202eẩ\\n"\n}\n');
  expect(JSON.parse(out.join(''))).toEqual(document);
});

describe('lines for a person', () => {
  it('show characters that steer a terminal or turn text around as their code', () => {
    const { out, err, output } = written();
    output.answer(null, ['a\u001b[2K\rb', 'đ\u009b1A\u202eẩ']);
    output.say('c\u0007\u2066');

    expect(out).toEqual(['a[U+001B][2K[U+000D]b\nđ[U+009B]1A[U+202E]ẩ\n']);
    expect(err).toEqual(['c[U+0007][U+2066]\n']);
  });

  it('keep one line each for what a received file says of itself', () => {
    const { out, output } = written();
    const payload = aPayload();
    const entry: VerifyEntry = {
      verdict: 'indeterminate',
      signatures: [],
      payload: { ...payload, unit: { ...payload.unit, name: 'Xã\u001b[1A\u001b[2K\rx.pdf: khớp\n  ' } },
      problems: [],
    };
    output.answer(null, entryLines('x\n.pdf', entry, output));

    expect(out.join('').split('\n')).toEqual([
      'x[U+000A].pdf: chưa xác định được',
      '  Xã[U+001B][1A[U+001B][2K[U+000D]x.pdf: khớp[U+000A]  ; tuyen-quang-2024-04',
      '',
    ]);
  });
});

it.each([
  ['vi', /, hoặc thêm --accept-damage để/],
  ['en', /, or add --accept-damage to/],
] as const)('in %s the option stands where the window has a button', (language, expected) => {
  const damaged = problem('restore-source-damaged', { count: 3 });
  const line = problemLine({ file: null, problem: damaged }, language);
  expect(line).toMatch(expected);
  expect(line).not.toMatch(/“Vẫn phục hồi”|Restore all the same/);
});
