import { describe, expect, it } from 'vitest';
import type { Payload } from '../../../shared/domain/payload.ts';
import {
  bearsCutAgencyName,
  type CertificateOwner,
  certificateNamesAgency,
  sealLeftOut,
} from '../../../shared/domain/sealRule.ts';
import { cutNamePrinted, otherNamePrinted } from '../../../shared/domain/signerNames.ts';
import { aPayload } from '../../builders/aPayload.ts';

const unit = { name: 'Ủy ban nhân dân xã Hòa An', parent: 'UBND tỉnh Tuyên Quang' };
const named = (commonName: string | null, organization: string | null = null): CertificateOwner => ({
  commonName,
  organization,
});

describe('a certificate names the agency', () => {
  it.each([
    'Ủy ban nhân dân xã Hòa An',
    'ỦY BAN NHÂN DÂN XÃ HÒA AN',
    'Uỷ ban nhân dân xã Hoà An',
    'UBND  xã Hòa An ',
    'Ủy ban nhân dân xã Hòa An'.normalize('NFD'),
    'UBND xã Hòa An, UBND tỉnh Tuyên Quang',
    'Ủy ban nhân dân xã Hòa An Ủy ban nhân dân tỉnh Tuyên Quang',
  ])('as “%s”', (name) => {
    expect(certificateNamesAgency(named(name), unit)).toBe(true);
  });

  const long = {
    name: 'Trung tâm Công nghệ thông tin và Truyền thông trực thuộc Sở Khoa học và Công nghệ',
    parent: 'UBND tỉnh Tuyên Quang',
  };
  it.each([
    'Trung tâm Công nghệ thông tin và Truyền thông trực thuộc Sở Kho',
    'Trung tâm Công nghệ thông tin và Truyền thông trực thuộc Sở Khoa',
    'TRUNG TÂM CÔNG NGHỆ THÔNG TIN VÀ TRUYỀN THÔNG TRỰC THUỘC SỞ K',
    'Trung tâm Công nghệ thông tin và Truyền thông trực thuộc Sở Khoa'.normalize('NFD'),
  ])('by the beginning of a name that is too long for one: “%s”', (name) => {
    expect(certificateNamesAgency(named(name), long)).toBe(true);
    expect(bearsCutAgencyName(named(name), long)).toBe(true);
  });

  it('by a whole name followed by the beginning of the parent', () => {
    const name = 'UBND xã Hòa An, huyện Chiêm Hóa, UBND tỉnh Tuyên Quang, nước Cộng';
    const parent = 'UBND tỉnh Tuyên Quang, nước Cộng hòa xã hội chủ nghĩa Việt Nam';
    expect(bearsCutAgencyName(named(name), { name: 'UBND xã Hòa An, huyện Chiêm Hóa', parent })).toBe(true);
  });

  it.each([
    'Trung tâm Công nghệ thông tin và Truyền thông trực thuộc Sở',
    'Trung tâm Công nghệ thông tin và Truyền thông trực thuộc Sở Khóa',
    'Trung tâm Công nghệ thông tin và Truyền thông trực thuộc Sở Khác',
    'Trung tam Công nghệ thông tin và Truyền thông trực thuộc Sở Khoa',
  ])('not by a shorter or another beginning: “%s”', (name) => {
    expect(certificateNamesAgency(named(name), long)).toBe(false);
  });

  it.each([
    'Ủy ban nhân dân xã Hoa An',
    'Uy ban nhan dan xa Hoa An',
    'Ủy ban nhân dân xã Hòa',
    'Ủy ban nhân dân xã Hòa An 2',
    'Văn phòng Ủy ban nhân dân xã Hòa An',
    'UBND tỉnh Tuyên Quang',
    '',
    ' , ;',
  ])('not as “%s”', (name) => {
    expect(certificateNamesAgency(named(name), unit)).toBe(false);
  });

  it('by its organization only when it has no common name: a person works there, too', () => {
    expect(certificateNamesAgency(named(null, unit.name), unit)).toBe(true);
    expect(certificateNamesAgency(named('Trần Văn An', unit.name), unit)).toBe(false);
    expect(certificateNamesAgency(named(null), unit)).toBe(false);
  });

  it('of a unit without a parent by its name alone', () => {
    expect(certificateNamesAgency(named(unit.name), { ...unit, parent: null })).toBe(true);
  });
});

describe('the red seal', () => {
  const payload: Payload = { ...aPayload(), requiredSignatures: ['head', 'agency'], sample: false };
  const owner = named(payload.unit.name);
  const question = { role: 'agency', payload, headHasSigned: true, owner } as const;

  it('is drawn in the agency’s signature behind the head’s, made with the agency’s certificate', () => {
    expect(sealLeftOut(question)).toBeNull();
  });

  it('is drawn in nobody else’s signature, whatever the certificate says', () => {
    for (const role of ['head', 'preparer'] as const) expect(sealLeftOut({ ...question, role })).toBe('role');
  });

  it('is never drawn on a demonstration, a return of the head alone, or before the head has signed', () => {
    expect(sealLeftOut({ ...question, payload: { ...payload, sample: true } })).toBe('sample');
    for (const requiredSignatures of [[], ['head']] as const)
      expect(
        sealLeftOut({ ...question, payload: { ...payload, requiredSignatures: [...requiredSignatures] } }),
      ).toBe('not-required');
    expect(sealLeftOut({ ...question, headHasSigned: false })).toBe('head-not-signed');
    expect(sealLeftOut({ ...question, owner: named('Trần Văn An') })).toBe('certificate');
  });
});

describe('a certificate names a person', () => {
  const name = 'Công Tằng Tôn Nữ Thị Mỹ Hạnh Phương Thảo Nguyên Khánh Linh Đan Thanh Trúc';
  const printed = { ...aPayload(), signer: { ...aPayload().signer, name } };

  it('whose name is too long for one by its beginning', () => {
    const owner = named(name.slice(0, 64));
    expect([otherNamePrinted('head', owner, printed), cutNamePrinted('head', owner, printed)]).toEqual([
      null,
      name,
    ]);
    expect(cutNamePrinted('head', named(name), printed)).toBeNull();
    expect(otherNamePrinted('head', named(name.slice(0, 50)), printed)).toBe(name);
  });
});
