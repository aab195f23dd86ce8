import { describe, expect, it } from 'vitest';
import { throwAwayCa } from '../../../electron/engine/signing/throwAwayCa.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { problem } from '../../../shared/result.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { signedReturn, trustRoot } from '../../support/signedReturn.ts';
import { anIdentity, rootsOf, signerOf, validity } from '../../support/testCertificates.ts';

const rootNamed = (commonName: string, organization: string) =>
  throwAwayCa({ name: { country: 'VN', organization, commonName }, ...validity });

async function judgedBelow(root: ReturnType<typeof rootNamed>, isImported = true) {
  const file = await signedReturn({ signer: signerOf(anIdentity({ issuer: root })) });
  const { verdict, problems } = verifyPdf(file, trustRoot(isImported ? { roots: rootsOf(root) } : {}));
  return { verdict, isOpen: problems.some(({ code }) => code === 'not-official-signature') };
}

describe('a signature below the Government certification service', () => {
  it.each([
    ['Co quan chung thuc so chuyen dung Chinh phu (RootCA)', 'Ban Co yeu Chinh phu'],
    ['CA phuc vu cac co quan Nha nuoc G2', 'Thử nghiệm'],
    ['Gốc thử nghiệm', 'Ban Cơ yếu Chính phủ'],
    ['CO QUAN CHUNG THUC SO BO TAI CHINH', 'Thử nghiệm'],
  ])('is not called one of another issuer: %s, %s', async (name, organization) => {
    expect(await judgedBelow(rootNamed(name, organization))).toEqual({ verdict: 'valid', isOpen: false });
  });

  it('is told apart only by a root that the receiver has taken in', async () => {
    const root = rootNamed('Co quan chung thuc so chuyen dung Chinh phu', 'Ban Co yeu Chinh phu');
    expect(await judgedBelow(root, false)).toEqual({ verdict: 'indeterminate', isOpen: true });
  });

  it('is an open question below any other root, and the sentence denies nothing', async () => {
    const found = await judgedBelow(rootNamed('CA công cộng thử nghiệm', 'Doanh nghiệp'));
    expect(found).toEqual({ verdict: 'valid', isOpen: true });
    const open = problem('not-official-signature', { signer: 'Trần Văn An' });
    expect(problemText(open, 'vi')).not.toMatch(/Không phải|chưa có giá trị/);
    expect(problemText(open, 'en')).not.toContain('This is not');
  });
});

describe('sentences on what stays open', () => {
  it('name a page only where there is one', () => {
    const unread = (page: number) => problem('page-text-unread', { rule: 'catalog', page });
    expect(problemText(unread(0), 'vi')).not.toContain('trang 0');
    expect(problemText(unread(0), 'en')).not.toContain('page 0');
    expect(problemText(unread(2), 'vi')).toContain('trang 2');
  });

  it('do not blame the network for a list that is out of date, nor for a timestamp', () => {
    for (const open of [
      problem('revocation-not-checked', { signer: 'Trần Văn An' }),
      problem('no-timestamp', { field: 'sig-head' }),
    ]) {
      expect(problemText(open, 'vi')).not.toContain('ngoại tuyến');
      expect(problemText(open, 'en')).not.toContain('offline');
    }
  });
});
