import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type UploadRequest, uploadFile } from '../../../renderer/stores/uploadFile.ts';
import type { Bridge } from '../../../shared/contract.ts';
import { fail, succeed } from '../../../shared/result.ts';
import { anEvidence } from '../../builders/anEvidence.ts';

/** A vault that keeps what it receives. */
function receivingVault(refuseAt = Number.POSITIVE_INFINITY) {
  const received: Uint8Array[] = [];
  const calls: string[] = [];
  const stored = anEvidence('x');
  const evidence = {
    beginUpload: async () => succeed({ uploadId: 'u' }),
    appendUpload: async ({ bytes }: { bytes: Uint8Array }) => {
      if (received.length >= refuseAt) return fail('disk-full', { missingBytes: null });
      received.push(bytes);
      return succeed(undefined);
    },
    finishUpload: async () => {
      calls.push('finish');
      return succeed({ name: 'x', ...succeed({ evidence: stored, alreadyInVault: false, savedAt: 'now' }) });
    },
    cancelUpload: async () => {
      calls.push('cancel');
      return succeed(undefined);
    },
  } as unknown as Bridge['evidence'];
  return { evidence, received, calls };
}

function request(file: Blob, overrides: Partial<UploadRequest> = {}): UploadRequest {
  const signal = new AbortController().signal;
  return {
    returnId: 'r',
    itemId: '1.1.a',
    file,
    name: 'a.bin',
    onProgress: () => undefined,
    signal,
    ...overrides,
  };
}

describe('an upload', () => {
  it('sends every byte in order, in pieces of at most 1 MiB, and reports how far it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 * 1024 * 1024 }), async (size) => {
        const bytes = Uint8Array.from({ length: size }, (_, place) => (place * 31) % 251);
        const vault = receivingVault();
        const progress: number[] = [];
        const onProgress = (done: number) => progress.push(done);
        const outcome = await uploadFile(vault.evidence, request(new Blob([bytes]), { onProgress }));
        expect(outcome).toMatchObject({ ok: true });
        expect(vault.received.every(({ byteLength }) => byteLength <= 1024 * 1024)).toBe(true);
        expect(Buffer.compare(Buffer.concat(vault.received), Buffer.from(bytes))).toBe(0);
        expect(progress.at(-1)).toBe(size);
      }),
      { numRuns: 12 },
    );
  });

  it('is cancelled in the vault when the person cancels or the vault refuses a piece', async () => {
    const abort = new AbortController();
    const file = new Blob([new Uint8Array(3 * 1024 * 1024)]);
    const cancelled = receivingVault();
    const onProgress = () => abort.abort();
    expect(
      await uploadFile(cancelled.evidence, request(file, { signal: abort.signal, onProgress })),
    ).toBeNull();
    expect(cancelled.calls).toEqual(['cancel']);
    const full = receivingVault(1);
    expect(await uploadFile(full.evidence, request(file))).toMatchObject({
      ok: false,
      problems: [{ code: 'disk-full' }],
    });
    expect(full.calls).toEqual(['cancel']);
  });

  it('says that a file vanished or cannot be read', async () => {
    for (const [name, code] of [
      ['NotFoundError', 'evidence-vanished'],
      ['NotReadableError', 'evidence-unreadable'],
    ] as const) {
      const file = {
        size: 10,
        slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('', name)) }),
      } as unknown as Blob;
      const vault = receivingVault();
      expect(await uploadFile(vault.evidence, request(file))).toMatchObject({
        ok: false,
        problems: [{ code }],
      });
      expect(vault.calls).toEqual(['cancel']);
    }
  });
});
