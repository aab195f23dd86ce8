import { execFileSync } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { problem } from '../../../shared/result.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { anEngine, expectCodes, expectValue } from '../../support/anEngine.ts';
import { describeUnless } from '../../support/describeUnless.ts';

const noTmpfs =
  process.platform === 'linux' && process.getuid?.() === 0
    ? null
    : 'only root on Linux can mount a small disk';

describeUnless(noTmpfs, 'an export while the disk of the vault is full', () => {
  it('says that the file is written whole and only its record is missing', async () => {
    const disk = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-disk-'));
    const outside = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-out-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk]);
    try {
      const { engine } = await anEngine(disk);
      expectValue(await engine['vault.create']({ passphrase: 'mật khẩu đủ dài', lossUnderstood: true }));
      expectValue(await engine['unit.save'](aUnit()));
      const { returnId } = expectValue(
        await engine['returns.create']({
          directiveId: 'tuyen-quang-2024-04',
          directiveReference: { number: null, day: null },
          adoptedGroup: null,
          period: { from: '2024-04-27', to: '2024-05-07' },
          deadline: null,
        }),
      );
      await fill(path.join(disk, 'filler'));
      // The database still has room inside its pages: it is used up by texts until one is refused.
      let text = 'x'.repeat(1000);
      for (let free = true; free && text.length < 200_000; text += text) {
        const patch = { result: text };
        free = (await engine['answers.save']({ returnId, itemId: '1.1.a', patch, leaving: true })).ok;
      }
      const target = path.join(outside, 'bao-cao.pdf');

      const written = await engine['report.write']({ returnId, way: { kind: 'unsigned' }, path: target });

      expect(expectCodes(written)).toEqual(['export-not-recorded', 'disk-full']);
      expect((await readFile(target)).subarray(0, 5).toString()).toBe('%PDF-');
      await rm(path.join(disk, 'filler'));
      expectValue(await engine['report.write']({ returnId, way: { kind: 'unsigned' }, path: target }));
      await engine['vault.lock'](undefined);
    } finally {
      execFileSync('umount', ['-l', disk]);
      await rm(disk, { recursive: true, force: true });
      await rm(outside, { recursive: true, force: true });
    }
  });
});

describeUnless(noTmpfs, 'typing while the disk of the vault fills up', () => {
  it('is saved once more in the room kept for that, and the window is told', async () => {
    const disk = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300m', 'tmpfs', disk]);
    try {
      const { engine, events } = await anEngine(disk);
      expectValue(await engine['vault.create']({ passphrase: 'mật khẩu đủ dài', lossUnderstood: true }));
      await fill(path.join(disk, 'filler'));
      const drafts = { 'return/item/result': 'x'.repeat(400_000) };
      expectValue(await engine['drafts.keep'](drafts));
      expect(events).toEqual([{ event: 'vault.reserveUsed', payload: { freeBytes: expect.any(Number) } }]);
      expect(expectValue(await engine['drafts.get'](undefined))).toEqual(drafts);
      expectValue(await engine['vault.lock'](undefined));
    } finally {
      execFileSync('umount', ['-l', disk]);
      await rm(disk, { recursive: true, force: true });
    }
  });
});

describeUnless(noTmpfs, 'the check of a vault on a small disk', () => {
  it('warns of the little space before anything is refused', async () => {
    const disk = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300m', 'tmpfs', disk]);
    try {
      const { engine } = await anEngine(disk);
      expectValue(await engine['vault.create']({ passphrase: 'mật khẩu đủ dài', lossUnderstood: true }));
      const { findings, counts } = expectValue(await engine['check.start'](undefined));
      expect(findings).toEqual([
        {
          step: 'leftovers',
          weight: 'warning',
          problem: problem('check-space-low', {
            freeBytes: counts.freeBytes ?? 0,
            neededBytes: expect.any(Number),
          }),
          places: [],
        },
      ]);
      expectValue(await engine['vault.lock'](undefined));
    } finally {
      execFileSync('umount', ['-l', disk]);
      await rm(disk, { recursive: true, force: true });
    }
  });
});

/** Takes every byte that is left: a file that is refused for its size may be written in part. */
async function fill(file: string): Promise<void> {
  for (let piece = 1024 * 1024; piece >= 1024; ) {
    try {
      await appendFile(file, new Uint8Array(piece));
    } catch {
      piece /= 2;
    }
  }
}
