import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { anAnswer } from '../../builders/anAnswer.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { renderPayload } from './renderPayload.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the file', () => {
  it('is the same byte for byte for the same inputs', async () => {
    const payload = aPayload({ sample: true });
    const [first, second] = [await renderPayload(payload), await renderPayload(payload)];
    expect(sha256(first.bytes)).toBe(sha256(second.bytes));
  });

  it('does not depend on what the process printed before', async () => {
    const first = await renderPayload(aPayload());
    await renderPayload(
      aPayload({ answers: [anAnswer('1.1.b', { result: 'Chữ khác: ĐẦY ĐỦ, 0123456789.' })] }),
    );
    expect(sha256((await renderPayload(aPayload())).bytes)).toBe(sha256(first.bytes));
  });

  it('is the same in another process', async () => {
    const script = path.join(import.meta.dirname, 'printHash.ts');
    const other = execFileSync(process.execPath, [script], { encoding: 'utf8' }).trim();
    expect(other).toBe(sha256((await renderPayload(aPayload())).bytes));
  });

  it('has another identifier when an answer differs', async () => {
    const id = ({ bytes }: { bytes: Uint8Array }) =>
      /\/ID \[<([0-9a-f]{32})>/.exec(Buffer.from(bytes).toString('latin1'))?.[1];
    const first = id(await renderPayload(aPayload()));
    const second = id(await renderPayload(aPayload({ answers: [anAnswer('1.1.a', { result: 'Khác' })] })));
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(second).not.toBe(first);
  });
});
