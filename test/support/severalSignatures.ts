import { type FieldPlan, prepareFields } from '../../electron/engine/signing/prepareField.ts';
import {
  type PreparedSignature,
  signPreparedField,
} from '../../electron/engine/signing/signPreparedField.ts';
import type { RequiredSignature } from '../../shared/domain/payload.ts';
import { aPayload } from '../builders/aPayload.ts';
import { required, shownLines } from './signedReturn.ts';
import { fontBytes, smallReturn } from './smallReturn.ts';
import { anIdentity, signedAt, signerOf, vietnamese } from './testCertificates.ts';

const rects: Record<RequiredSignature, readonly [number, number, number, number]> = {
  preparer: [85, 574, 191, 609],
  head: [322, 574, 528, 650],
  agency: [197, 551, 425, 672],
};
const names: Record<RequiredSignature, string> = {
  preparer: 'Lê Văn Lập',
  head: 'Trần Văn Mẫu',
  agency: 'Ủy ban nhân dân huyện Thử Nghiệm',
};

/** Signature fields for the roles, and the lines for number and date on the first page. */
export function plansFor(
  roles: readonly RequiredSignature[],
  withLines = roles.includes('agency'),
): readonly FieldPlan[] {
  const line = {
    page: 1,
    fontBytes,
    fontSize: 13,
    face: 'regular',
    align: 'left',
    blank: '........',
  } as const;
  const lines: readonly FieldPlan[] = [
    { ...line, field: 'doc-number', rect: [133.3, 731, 175.6, 747.4] },
    { ...line, field: 'doc-date', rect: [361.5, 731, 513.5, 747.4] },
  ];
  return [
    ...roles.map((role): FieldPlan => ({ field: `sig-${role}`, page: 4, rect: rects[role] })),
    ...(withLines ? lines : []),
  ];
}

/** A return as it is exported for signing: nothing signed, every field prepared. */
export async function preparedReturn(
  roles: readonly RequiredSignature[],
  withLines = roles.includes('agency'),
): Promise<Uint8Array> {
  const base = await smallReturn({ payload: { ...aPayload(), requiredSignatures: roles } });
  return required(await prepareFields(base, plansFor(roles, withLines)));
}

export function signatureOf(
  role: RequiredSignature,
  overrides: Partial<PreparedSignature> = {},
): PreparedSignature {
  const { signer = signerOf(anIdentity({ name: vietnamese(names[role]) })), at = signedAt } = overrides;
  return {
    field: `sig-${role}`,
    signer,
    at,
    name: names[role],
    reason: null,
    location: 'Tuyên Quang',
    appearance: { lines: shownLines(signer, at), fontBytes },
    ...overrides,
  };
}

/** Number and date as the clerk enters them with the agency's signature. */
export const clerkEntries = [
  { field: 'doc-number', text: '45/BC-PVHTT', fontBytes },
  { field: 'doc-date', text: 'ngày 22 tháng 4 năm 2024', fontBytes },
] as const;

/** Signed by all roles in their order, numbered by the clerk when the agency is among them. */
export async function severallySigned(
  roles: readonly RequiredSignature[],
  overrides: Partial<PreparedSignature> = {},
): Promise<Uint8Array> {
  let pdf = await preparedReturn(roles);
  for (const role of roles) {
    const fills = role === 'agency' ? clerkEntries : [];
    pdf = required(await signPreparedField(pdf, signatureOf(role, { fills, ...overrides })));
  }
  return pdf;
}
