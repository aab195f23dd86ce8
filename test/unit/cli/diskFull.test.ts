import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { describeUnless } from '../../support/describeUnless.ts';
import { aReturnFolder, problemsOf, runJson, unsignedReturn } from './runCli.ts';

const small = mkdtempSync(path.join(os.tmpdir(), 'tuan-thu-full-'));
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', small]).status === 0;
afterAll(() => {
  if (mounted) spawnSync('umount', [small]);
});

describeUnless(mounted ? null : 'mounting a tmpfs is not allowed here', 'a full disk', () => {
  it('during export is told, and the old file stays', { timeout: 60_000 }, async () => {
    const folder = await aReturnFolder();
    const out = path.join(small, 'bao-cao.pdf');
    writeFileSync(out, 'the old file');
    const { exitCode, document } = await runJson(folder, [
      ...unsignedReturn.slice(0, -1),
      out,
      '--overwrite',
    ]);
    expect(exitCode).toBe(1);
    expect(problemsOf(document)).toEqual(['disk-full']);
    expect(readFileSync(out, 'utf8')).toBe('the old file');
    expect(readdirSync(small)).toEqual(['bao-cao.pdf']);
  });
});
