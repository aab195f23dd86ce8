// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useRoute } from '../../../renderer/route.ts';
import { useSession } from '../../../renderer/session.ts';
import type { TrailFilter } from '../../../shared/domain/auditTrail.ts';
import { fail, problem, succeed } from '../../../shared/result.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Answers } from '../support/fakeBridge.ts';
import { openReturnWindow } from '../support/openReturnWindow.tsx';
import { openWindow } from '../support/openWindow.tsx';
import { sampleState, sampleUnit } from '../support/samples.ts';
import { aTrailLine, aTrailPage } from '../support/trailSamples.ts';

const officer = 'a'.repeat(32);
const returnId = '11111111-2222-4333-8444-555555555555';
const overview = {
  entries: 1234,
  head: { seq: 1234, mac: '0123456789abcdef' },
  officers: [{ id: officer, name: 'Nguyễn Thị Mẫu' }],
  returns: [{ id: returnId, name: 'Bão số 3' }],
  trails: [] as readonly { readonly id: string; readonly name: string }[],
};

async function openLog(audit: Answers['audit'] = {}) {
  const opened = openWindow({
    app: { state: () => succeed(sampleState('open')) },
    unit: { get: () => succeed(sampleUnit), kinds: () => succeed([]) },
    returns: { list: () => succeed({ returns: [], problems: [] }) },
    directives: { list: () => succeed([]) },
    audit: {
      overview: () => succeed(overview),
      page: () => succeed(aTrailPage([aTrailLine(1234)])),
      ...audit,
    },
  });
  await screen.findByRole('banner');
  act(() => useRoute.getState().go({ screen: 'audit' }));
  await screen.findByRole('heading', { level: 1, name: 'Nhật ký' });
  return opened;
}
const lastFilter = (inputs: readonly unknown[]) => inputs.at(-1) as TrailFilter & { before: number | null };

describe('the log', () => {
  it('shows who, when, old and new, the head, and what the clock did, without an accessibility violation', async () => {
    await openLog({
      page: () =>
        succeed(
          aTrailPage([
            aTrailLine(1234, { clock: 'backwards', recovered: true }),
            aTrailLine(1233, { parts: [], action: 'Mở khóa kho', returnName: null }),
          ]),
        ),
    });

    const [first, second] = within(
      await screen.findByRole('list', { name: 'Các mục của nhật ký' }),
    ).getAllByRole('listitem');
    expect(first?.textContent).toContain('22/04/2024 09:42:18');
    expect(first?.textContent).toContain('Nguyễn Thị Mẫu');
    expect(first?.textContent).toContain('Đồng hồ máy lùi so với mục trước');
    expect(first?.textContent).toContain('chương trình dừng đột ngột');
    expect(first?.textContent).toMatch(/Trước: Đang thực hiện\. Sau: {1,2}→ Đã thực hiện/);
    expect(second?.textContent).toContain('Mở khóa kho');
    expect(screen.getByText('Mục cuối: số 1.234, mã 0123456789abcdef')).toBeDefined();
    await expectAccessible();
  });

  it('offers the log of another vault apart from the own one, and says whose word it is', async () => {
    const trails = [{ id: 'c'.repeat(32), name: 'Từ kho khác: UBND xã Mẫu, nhập lúc 08/05/2024 13:00' }];
    const { user, inputsOf } = await openLog({
      overview: ({ trail }) =>
        succeed(
          trail === undefined
            ? { ...overview, trails }
            : { ...overview, head: { seq: 7, mac: 'f'.repeat(16) }, trails },
        ),
    });
    await user.selectOptions(await screen.findByLabelText('Nhật ký'), trails[0]?.id ?? '');
    await screen.findByText(`Nhật ký của kho gửi khi lập gói: mục cuối số 7, mã ${'f'.repeat(16)}`);
    expect(screen.getByText(/không thuộc nhật ký của kho này/)).toBeDefined();
    await waitFor(() => expect(lastFilter(inputsOf('audit.page')).trail).toBe(trails[0]?.id));
    await expectAccessible();
  });

  it('asks main by words, officer, return and days, and reads on page by page', async () => {
    const { user, inputsOf } = await openLog({
      page: (input) =>
        succeed(
          aTrailPage([aTrailLine(input.before === null ? 1234 : 9)], input.before === null ? 10 : null),
        ),
    });
    await user.click(await screen.findByRole('button', { name: 'Xem tiếp' }));
    await screen.findByText(/Đã đến mục đầu tiên/);
    expect(screen.getByText('Số 9')).toBeDefined();

    await user.type(screen.getByRole('searchbox', { name: 'Tìm trong nhật ký' }), 'ho chua');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Cán bộ' }), officer);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Báo cáo' }), returnId);
    await user.type(screen.getByRole('textbox', { name: 'Từ ngày' }), '1/4/2024');
    await user.type(screen.getByRole('textbox', { name: 'Đến ngày' }), '30/4/2024');
    await user.tab();

    await waitFor(() =>
      expect(lastFilter(inputsOf('audit.page'))).toMatchObject({
        query: 'ho chua',
        officer,
        returnId,
        from: '2024-04-01',
        to: '2024-04-30',
        before: null,
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Bỏ lọc' }));
    await waitFor(() =>
      expect(lastFilter(inputsOf('audit.page'))).toMatchObject({ query: '', officer: null, from: null }),
    );
  });

  it('searches on through empty pieces until something is found, and says when nothing fits', async () => {
    const { user, inputsOf } = await openLog({
      page: (input) =>
        input.query === ''
          ? succeed(aTrailPage([aTrailLine(5)]))
          : succeed(aTrailPage([], input.before === null ? 900 : input.before === 900 ? 400 : null)),
    });
    await user.type(screen.getByRole('searchbox', { name: 'Tìm trong nhật ký' }), 'x');
    await screen.findByText('Không có mục nào khớp.');
    expect(inputsOf('audit.page').slice(-3)).toMatchObject([
      { before: null },
      { before: 900 },
      { before: 400 },
    ]);
  });

  it('says what is wrong with a day or with the log itself', async () => {
    const { user } = await openLog({ page: () => fail('vault-audit-broken', { seq: 7 }) });
    expect(await screen.findByText(/Nhật ký thao tác không còn liên tục từ mục số 7/)).toBeDefined();
    await user.type(screen.getByRole('textbox', { name: 'Từ ngày' }), '31/2/2024');
    await user.tab();
    expect(screen.getByRole('textbox', { name: 'Từ ngày' }).getAttribute('aria-invalid')).toBe('true');
  });

  it('writes what is shown to a file and says that it is not sealed', async () => {
    const { user, inputsOf } = await openLog({
      exportCsv: () => succeed({ fileName: 'nhat-ky.csv', entries: 1234, isLogged: true }),
    });
    await user.click(screen.getByRole('button', { name: 'Xuất nhật ký (CSV)' }));
    expect(await screen.findByText('Đã ghi 1.234 mục vào nhat-ky.csv. Tệp này không mã hóa.')).toBeDefined();
    expect(inputsOf('audit.exportCsv')).toHaveLength(1);
    expect(screen.queryByText(/không ghi được vào nhật ký/)).toBeNull();
  });

  it('says of a vault open for reading only that the export is not in its log', async () => {
    const { user } = await openLog({
      exportCsv: () => succeed({ fileName: 'nhat-ky.csv', entries: 3, isLogged: false }),
    });
    await user.click(screen.getByRole('button', { name: 'Xuất nhật ký (CSV)' }));
    await screen.findByText(/lần xuất này không ghi được vào nhật ký của kho/);
  });
});

describe('the history of an item', () => {
  const data = anOpenReturn({ answers: [anAnswer('1.1.a')] });
  const restorable = {
    part: 'answer',
    itemId: '1.1.a',
    returnId: data.complianceReturn.returnId,
    rev: 3,
  } as const;
  const [part] = aTrailLine(7).parts;
  const line = aTrailLine(7, { parts: part === undefined ? [] : [{ ...part, restorable }] });

  async function openHistory(audit: NonNullable<Answers['audit']>) {
    const opened = await openReturnWindow(data, { itemId: '1.1.a' }, { audit });
    await opened.user.click(await screen.findByRole('button', { name: 'Lịch sử' }));
    await screen.findByRole('dialog', { name: 'Lịch sử mục 1.1.a' });
    return opened;
  }

  it('asks for that item only and puts an earlier version back after a question', async () => {
    const { user, inputsOf } = await openHistory({
      page: () => succeed(aTrailPage([line])),
      restore: () => succeed({ savedAt: '2024-04-22T09:50:00+07:00', missingFiles: 1 }),
    });
    expect(inputsOf('audit.page')[0]).toMatchObject({ returnId: restorable.returnId, itemId: '1.1.a' });
    await user.click(await screen.findByRole('button', { name: /^Khôi phục phiên bản này: số 7/ }));
    expect(screen.getByText('Khôi phục phiên bản lúc 22/04/2024 09:42?')).toBeDefined();
    await expectAccessible();
    expect(inputsOf('audit.restore')).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Khôi phục phiên bản này' }));

    expect(await screen.findByText(/1 tệp minh chứng không còn trong kho/)).toBeDefined();
    expect(inputsOf('audit.restore')).toEqual([
      { returnId: restorable.returnId, of: { part: 'answer', itemId: '1.1.a' }, rev: 3 },
    ]);
    await waitFor(() => expect(inputsOf('audit.page')).toHaveLength(2));
  });

  it('says why a version could not be put back', async () => {
    const { user } = await openHistory({
      page: () => succeed(aTrailPage([line])),
      restore: () => fail('version-unknown', {}),
    });
    await user.click(await screen.findByRole('button', { name: /^Khôi phục phiên bản này: số 7/ }));
    await user.click(screen.getByRole('button', { name: 'Khôi phục phiên bản này' }));
    expect(await screen.findByText(/Phiên bản đã chọn không có trong lịch sử/)).toBeDefined();
  });
});

describe('an older vault put back', () => {
  it('is announced with numbers and dates, and remembered only once the person has read it', async () => {
    const older = problem('vault-older-than-seen', {
      seenSeq: 1234,
      seenAt: '2024-05-08T10:30:00+07:00',
      foundSeq: 1180,
      foundAt: '2024-05-05T16:00:00+07:00',
    });
    const { user, inputsOf } = await openLog({ acknowledgeHead: () => succeed(undefined) });
    act(() => useSession.setState({ app: { ...sampleState('open'), notices: [older] } }));
    expect(await screen.findByText(/đến mục 1\.234 \(08\/05\/2024 10:30\).*đến mục 1\.180/)).toBeDefined();
    expect(inputsOf('audit.acknowledgeHead')).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Đóng' }));

    expect(inputsOf('audit.acknowledgeHead')).toHaveLength(1);
  });
});
