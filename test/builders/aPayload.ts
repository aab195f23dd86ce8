import { buildPayload, type PayloadInputs } from '../../shared/domain/buildPayload.ts';
import type { Payload } from '../../shared/domain/payload.ts';
import { aDirective } from './aDirective.ts';
import { anAnswer } from './anAnswer.ts';
import { aReturn } from './aReturn.ts';
import { aUnit } from './aUnit.ts';

/** Inputs of a small return: one answered item, the others not started, no evidence. */
export function payloadInputs(overrides: Partial<PayloadInputs> = {}): PayloadInputs {
  return {
    directive: aDirective(),
    directiveSha256: 'ab'.repeat(32),
    unit: aUnit(),
    complianceReturn: aReturn(),
    groupId: 'ubnd-cap-huyen',
    answers: [anAnswer('1.1.a')],
    evidence: [],
    exportedAt: '2024-05-08T10:30:00+07:00',
    auditHead: null,
    sample: false,
    requiredSignatures: ['head'],
    ...overrides,
  };
}

export function aPayload(overrides: Partial<PayloadInputs> = {}): Payload {
  return buildPayload(payloadInputs(overrides));
}

/** `count` items with texts of a usual length, as a large imported directive would give. */
export function aLargePayload(count: number, words = 45): Payload {
  const payload = aPayload();
  const sentence =
    'đã rà soát, cập nhật bản vá cho toàn bộ máy chủ, máy trạm của đơn vị theo cảnh báo;'.split(' ');
  const items = Array.from({ length: count }, (_, index) => ({
    id: `${Math.floor(index / 10) + 1}.${(index % 10) + 1}`,
    verbatim: `Nội dung yêu cầu thứ ${index + 1}: rà soát, kiểm tra, đánh giá, khắc phục các lỗ hổng bảo mật.`,
    status: 'done' as const,
    result: Array.from({ length: words }, (__, word) => sentence[word % sentence.length]).join(' '),
    reason: '',
    assignee: 'Nguyễn Thị Mẫu',
    completedOn: '2024-05-07',
    evidence: [],
  }));
  return { ...payload, items, counts: { ...payload.counts, total: count, done: count, notStarted: 0 } };
}
