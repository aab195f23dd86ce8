import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkUnitDraft,
  draftOfUnit,
  emptyUnitDraft,
  peopleFields,
  unitCodeOf,
  unitFields,
} from '../../../renderer/unitProfile/unitDraft.ts';
import { unitSchema } from '../../../shared/domain/unit.ts';
import { textsOf } from '../../../shared/text/textsOf.ts';
import { sampleUnit } from '../support/samples.ts';

const texts = textsOf('vi').firstStart;

describe('the draft of a unit', () => {
  it('gives back the unit it was made from', () => {
    const clerk = { name: 'Phạm Thị Cúc' };
    for (const unit of [sampleUnit, { ...sampleUnit, parent: 'Bộ Tư lệnh', clerk }])
      expect(checkUnitDraft(draftOfUnit(unit), texts)).toEqual({ unit, errors: {} });
  });

  it('that is empty has a sentence for each compulsory field and for no other', () => {
    const { errors } = checkUnitDraft(emptyUnitDraft, texts);
    expect(new Set(Object.keys(errors))).toEqual(new Set(Object.keys(texts.missing)));
  });

  it('has every field on one of the two pages', () => {
    expect(new Set([...unitFields, ...peopleFields])).toEqual(new Set(Object.keys(emptyUnitDraft)));
  });

  it.each([
    ['symbol', 'BC UBND', 'Ký hiệu chỉ gồm'],
    ['code', 'CHIÊM', 'Mã đơn vị chỉ gồm'],
    ['name', 'x'.repeat(201), 'dài quá 200 ký tự'],
    ['headName', 'Trần \u202eAn', 'không nhìn thấy hoặc không in được: [U+202E]'],
    ['place', 'Suối 👍', '👍 [U+1F44D]'],
  ] as const)('says what is wrong with %s', (field, value, sentence) => {
    const { unit, errors } = checkUnitDraft({ ...draftOfUnit(sampleUnit), [field]: value }, texts);
    expect(unit).toBeNull();
    expect(errors[field]).toContain(sentence);
  });

  it('stores NFC without blanks at the ends', () => {
    const typed = `  ${sampleUnit.name.normalize('NFD')} `;
    expect(checkUnitDraft({ ...draftOfUnit(sampleUnit), name: typed }, texts).unit?.name).toBe(
      sampleUnit.name,
    );
  });
});

describe('a suggested unit code', () => {
  it('is what the unit may have, or nothing', () => {
    assert(
      property(string({ unit: 'grapheme' }), (text) => {
        const code = unitCodeOf(text);
        expect(code === '' || unitSchema.shape.code.safeParse(code).success, code).toBe(true);
      }),
    );
  });

  it.each([
    ['Chiêm Hóa', 'CHIEMHOA'],
    ['Đắk Lắk', 'DAKLAK'],
    ['-Xã 12-', 'XA12'],
  ])('of %s is %s', (place, code) => {
    expect(unitCodeOf(place)).toBe(code);
  });
});
