import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeFault } from '../../../electron/faultLog.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tuan-thu-fault-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fault = (error: unknown) => ({
  call: 'answers.save',
  error,
  at: new Date('2024-04-26T09:15:02Z'),
  suffix: '3f2a',
});

it('keeps the kind of error and the places in the code, never what a person typed', () => {
  const reference = writeFault(
    folder,
    fault(new TypeError('UBND huyện Chiêm Hóa\n  đã kiểm tra 12 máy chủ')),
  );
  expect(reference).toBe('20240426-091502-3f2a');
  const text = readFileSync(path.join(folder, 'faults.log'), 'utf8');
  expect(text).not.toMatch(/Chiêm Hóa|máy chủ/);
  const line = JSON.parse(text) as { name: string; call: string; frames: string[] };
  expect([line.name, line.call]).toEqual(['TypeError', 'answers.save']);
  expect(line.frames[0]).toContain('faultLog.test.ts');
});

it('stays small', () => {
  for (let index = 0; index < 400; index += 1) writeFault(folder, fault(new Error('x')));
  expect(statSync(path.join(folder, 'faults.log')).size).toBeLessThan(300 * 1024);
});

it('gives a reference even where nothing can be written', () => {
  expect(writeFault(path.join(folder, 'faults.log', 'no'), fault('text'))).toBe('20240426-091502-3f2a');
  writeFault(folder, fault(new Error('x')));
  expect(writeFault(path.join(folder, 'faults.log'), fault(new Error('x')))).toBe('20240426-091502-3f2a');
});
