import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { aUnit } from '../../builders/aUnit.ts';
import { anEngine, expectValue } from '../../support/anEngine.ts';

/** Every buffer that Node was given as a key, or gave back as one, while the engine worked. */
const seen = vi.hoisted(() => new Set<Buffer>());

vi.mock('node:crypto', async (original) => {
  const real = await original<typeof import('node:crypto')>();
  const note = <T>(key: T): T => {
    if (Buffer.isBuffer(key)) seen.add(key);
    return key;
  };
  return {
    ...real,
    createCipheriv: (...given: Parameters<typeof real.createCipheriv>) => {
      note(given[1]);
      return real.createCipheriv(...given);
    },
    createDecipheriv: (...given: Parameters<typeof real.createDecipheriv>) => {
      note(given[1]);
      return real.createDecipheriv(...given);
    },
    createHmac: (...given: Parameters<typeof real.createHmac>) => {
      note(given[1]);
      return real.createHmac(...given);
    },
    hkdfSync: (...given: Parameters<typeof real.hkdfSync>) => {
      note(given[1]);
      return real.hkdfSync(...given);
    },
    scrypt: (...given: unknown[]) => {
      note(given[0]);
      const done = given.pop() as (error: Error | null, key: Buffer) => void;
      const call = real.scrypt as unknown as (...all: unknown[]) => void;
      call(...given, (error: Error | null, key: Buffer) => done(error, note(key)));
    },
  };
});

const passphrase = 'mật khẩu đủ dài 2024';
const isZero = (buffer: Buffer) => buffer.every((byte) => byte === 0);

describe('after a lock', () => {
  it('no key is left in memory: every buffer that ever was one is zero', async () => {
    const { engine, folder } = await anEngine();
    expectValue(await engine['vault.create']({ passphrase, lossUnderstood: true }));
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
    expectValue(
      await engine['answers.save']({
        returnId,
        itemId: '1.1.a',
        patch: { result: 'đang gõ' },
        leaving: false,
      }),
    );
    const file = path.join(folder, 'ảnh.bin');
    await writeFile(file, randomBytes(3_000_000));
    const [attached] = expectValue(
      await engine['evidence.attachPaths']({ returnId, itemId: '1.1.a', paths: [file] }),
    );
    if (attached?.ok !== true) throw new Error('the file was not attached');
    const evidenceId = attached.value.evidence.id;
    expectValue(await engine['evidence.show']({ returnId, evidenceId }));
    expectValue(await engine['drafts.keep']({ 'amend x': 'lý do' }));
    expectValue(await engine['vault.backUp']({ folder }));
    const preview = expectValue(await engine['report.preview']({ returnId }));
    expect([...seen].filter((key) => !isZero(key)).length).toBeGreaterThan(5);

    expectValue(await engine['vault.lock'](undefined));
    expect([...seen].filter((key) => !isZero(key)).map(({ length }) => length)).toEqual([]);

    expectValue(await engine['vault.unlock']({ passphrase }));
    const again = await engine['report.showPreview']({ previewId: preview.previewId });
    expect(again.ok).toBe(false);
    expectValue(await engine['vault.lock'](undefined));
    expect([...seen].filter((key) => !isZero(key))).toEqual([]);
  });
});
