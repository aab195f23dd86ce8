import { act, screen } from '@testing-library/react';
import { useRoute } from '../../../renderer/route.ts';
import type { CheckedFile } from '../../../shared/domain/checkedFile.ts';
import { problem, succeed } from '../../../shared/result.ts';
import { aPayload } from '../../builders/aPayload.ts';
import type { Answers } from './fakeBridge.ts';
import { openWindow } from './openWindow.tsx';
import { sampleState, sampleUnit } from './samples.ts';

export const { directive, unit, counts } = aPayload();
export const signature = {
  field: 'sig-head',
  role: 'head' as const,
  signer: 'Trần Văn An',
  signedAt: null,
  coversWholeFile: true,
  coversRevision: true,
  trusted: true,
  problems: [],
};
export const first = {
  returnId: 'b3f1a5c0-0d6e-4c55-9a39-0f5a2f6f3f10',
  version: 1,
  exportedAt: '2024-05-08T08:30:00+07:00',
  number: null,
  issuedOn: null,
  requiredSignatures: ['head' as const],
  amendment: null,
};
export const certificate = {
  sha256: 'ab'.repeat(32),
  keySha256: 'cd'.repeat(32),
  subject: 'Trần Văn An',
  issuer: 'CA thử nghiệm',
  notBefore: '2024-01-01T00:00:00.000Z',
  notAfter: '2029-01-01T00:00:00.000Z',
};
export const known = { certificate, role: 'head' as const, identity: 'known' as const };

/** A file that was checked, valid when nothing else is said. */
export function checked(overrides: Partial<CheckedFile>): CheckedFile {
  return {
    fileId: '1'.repeat(32),
    file: 'tot.pdf',
    sha256: 'ef'.repeat(32),
    verdict: 'valid',
    signatures: [signature],
    signers: [known],
    payload: { directive, unit, counts, ...first },
    problems: [problem('revocation-not-checked', { signer: 'Trần Văn An' })],
    checks: [],
    replaces: null,
    replacedBy: null,
    ...overrides,
  };
}

/** One valid, one of an unknown signer, one that is no PDF. */
export const entries: readonly CheckedFile[] = [
  checked({}),
  checked({
    fileId: '2'.repeat(32),
    file: 'la.pdf',
    verdict: 'indeterminate',
    signatures: [{ ...signature, trusted: false }],
    signers: [{ ...known, identity: null }],
    problems: [problem('signer-unknown', { signer: 'Trần Văn An' })],
  }),
  checked({
    fileId: '3'.repeat(32),
    file: 'sua.pdf',
    verdict: 'invalid',
    signatures: [],
    signers: [],
    payload: null,
    problems: [problem('not-a-pdf', {})],
  }),
];

/** What main answers for these files. */
export const found = (files: readonly CheckedFile[]) => succeed({ files, problems: [] });

/** The window at the screen that checks files. */
export async function openVerify(verify: Answers['verify'] = {}, trust: Answers['trust'] = {}) {
  const opened = openWindow({
    app: { state: () => succeed(sampleState('open')) },
    unit: { get: () => succeed(sampleUnit) },
    returns: { list: () => succeed({ returns: [], problems: [] }) },
    directives: { list: () => succeed([]) },
    verify,
    trust,
  });
  await screen.findByRole('banner');
  act(() => useRoute.getState().go({ screen: 'verify' }));
  await screen.findByRole('heading', { name: 'Kiểm tra tệp đã ký' });
  return opened;
}

/** The card that the screen shows of one chosen file. */
export async function cardOf(file: CheckedFile) {
  const { user } = await openVerify({ chosen: () => found([file]) });
  await user.click(screen.getByRole('button', { name: 'Chọn tệp để kiểm tra' }));
  return await screen.findByRole('article', { name: file.file });
}
