import type { AppState, DirectiveSummary, ReturnSummary, Settings } from '../../../shared/contractAnswers.ts';
import type { Unit, UnitKind } from '../../../shared/domain/unit.ts';

/** Invented data for component tests: the smallest that is valid. */
export const sampleSettings: Settings = {
  language: 'vi',
  theme: 'system',
  lockAfterMinutes: 10,
};

export function sampleState(vault: AppState['vault']): AppState {
  return { vault, settings: sampleSettings, version: '0.1.0', place: null, testShell: false, notices: [] };
}

export const sampleUnit: Unit = {
  formatVersion: 1,
  kind: 'ubnd-huyen',
  name: 'Ủy ban nhân dân huyện Suối Mơ',
  code: 'SUOIMO',
  parent: null,
  place: 'Suối Mơ',
  symbol: 'BC-UBND',
  recipient: 'Ủy ban nhân dân tỉnh Tuyên Quang',
  preparer: { name: 'Lê Thị Bình', position: 'Chuyên viên' },
  head: { name: 'Trần Văn An', position: 'CHỦ TỊCH', authority: ['TM. ỦY BAN NHÂN DÂN'] },
  clerk: null,
};

export const sampleKinds: readonly UnitKind[] = [
  {
    id: 'ubnd-huyen',
    name: 'Ủy ban nhân dân huyện',
    validTo: '2025-06-30',
    suggested: { symbol: 'BC-UBND', authority: ['TM. ỦY BAN NHÂN DÂN'], position: 'CHỦ TỊCH' },
  },
  {
    id: 'so',
    name: 'Sở, ban, ngành',
    validTo: null,
    suggested: { symbol: 'BC-S', authority: [], position: 'GIÁM ĐỐC' },
  },
];

const subject = 'Tăng cường đảm bảo an toàn thông tin mạng trong dịp Lễ 30/4, 01/5';

export const sampleDirective: DirectiveSummary = {
  id: 'tuyen-quang-2024-04',
  subject,
  occasion: 'Dịp Lễ 30/4, 01/5',
  issuerName: 'Ủy ban nhân dân tỉnh Tuyên Quang',
  number: null,
  symbol: 'UBND-THCB',
  date: { year: 2024, month: 4, day: null },
  addressing: { addressed: true, groupName: 'UBND huyện, thành phố', itemCount: 18 },
  adoptableGroups: [],
};

export const sampleReturn: ReturnSummary = {
  returnId: '5f0c4f4e-5a3f-4c67-9a51-3a2f6f7b1c11',
  directiveId: sampleDirective.id,
  subject,
  occasion: sampleDirective.occasion,
  issuerName: sampleDirective.issuerName,
  number: null,
  symbol: 'UBND-THCB',
  date: sampleDirective.date,
  period: { from: '2024-04-20', to: '2024-05-02' },
  deadline: '2024-04-26',
  counts: {
    total: 18,
    notStarted: 4,
    inProgress: 1,
    done: 11,
    notApplicable: 1,
    nothingOccurred: 1,
    evidence: 23,
  },
  contradictions: 1,
  roadState: 'draft',
  nextItem: '1.3.d',
  lastExport: null,
};
