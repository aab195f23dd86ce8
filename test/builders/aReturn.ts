import { type ComplianceReturn, emptyFreeTexts } from '../../shared/domain/complianceReturn.ts';

export function aReturn(overrides: Partial<ComplianceReturn> = {}): ComplianceReturn {
  return {
    returnId: '6f1c1d0e-3c1e-4a53-9f0a-6d6a4f4e2a10',
    version: 1,
    directiveId: 'tuyen-quang-2024-04',
    directiveVersion: 1,
    directiveReference: { number: null, day: null },
    adoptedGroup: null,
    period: { from: '2024-04-27', to: '2024-05-07' },
    deadline: '2024-05-10',
    number: null,
    issuedOn: null,
    texts: emptyFreeTexts,
    createdAt: '2024-04-22T08:00:00+07:00',
    ...overrides,
  };
}
