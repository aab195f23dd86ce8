// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useRoute } from '../../../renderer/route.ts';
import type { DirectiveSummary } from '../../../shared/contractAnswers.ts';
import { fail, succeed } from '../../../shared/result.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Answers } from '../support/fakeBridge.ts';
import { openWindow } from '../support/openWindow.tsx';
import { sampleDirective, sampleReturn, sampleState, sampleUnit } from '../support/samples.ts';

async function newReturnWindow(
  directive: DirectiveSummary = sampleDirective,
  create: NonNullable<Answers['returns']>['create'] = () => succeed({ returnId: sampleReturn.returnId }),
) {
  const window = openWindow({
    app: { state: () => succeed(sampleState('open')) },
    unit: { get: () => succeed(sampleUnit) },
    returns: {
      list: () => succeed({ returns: [], problems: [] }),
      create,
      open: () => new Promise(() => undefined),
    },
    directives: { list: () => succeed([directive]) },
  });
  await window.user.click(await screen.findByRole('button', { name: /^Lập báo cáo/ }));
  await screen.findByRole('heading', { name: 'Lập báo cáo' });
  return window;
}

describe('a new return', () => {
  it('asks period, deadline and what the directive leaves open, and opens', async () => {
    const { user, inputsOf } = await newReturnWindow();
    await expectAccessible();
    await user.type(screen.getByLabelText('Từ ngày'), '20/4/24');
    await user.type(screen.getByLabelText('Đến ngày'), '02/05/2024');
    await user.type(screen.getByLabelText('Hạn nộp'), '3.5.2024');
    await user.type(screen.getByLabelText('Số văn bản'), '1306');
    await user.type(screen.getByLabelText('Ngày ban hành'), '17{Enter}');
    expect(inputsOf('returns.create')).toEqual([
      {
        directiveId: sampleDirective.id,
        directiveReference: { number: '1306', day: 17 },
        adoptedGroup: null,
        period: { from: '2024-04-20', to: '2024-05-02' },
        deadline: '2024-05-03',
      },
    ]);
    expect(useRoute.getState().route).toEqual({
      screen: 'return',
      returnId: sampleReturn.returnId,
      view: 'list',
    });
  });

  it('says at the field what main refuses of the number of the directive', async () => {
    const { user } = await newReturnWindow(sampleDirective, () =>
      fail('directive-reference-differs', { given: '13', printed: '1306' }, 'directiveReference.number'),
    );
    await user.type(screen.getByLabelText('Từ ngày'), '20/4/24');
    await user.type(screen.getByLabelText('Đến ngày'), '02/05/2024');
    await user.type(screen.getByLabelText('Hạn nộp'), '3.5.2024');
    const number = screen.getByLabelText('Số văn bản');
    await user.type(number, '13{Enter}');
    const summary = await screen.findByRole('alert', { name: 'Có 1 chỗ cần sửa' });
    expect(number.getAttribute('aria-invalid')).toBe('true');
    await expectAccessible();
    await user.click(summary.querySelector('button') as HTMLButtonElement);
    expect(document.activeElement).toBe(number);
    await user.type(number, '06');
    expect(number.getAttribute('aria-invalid')).toBeNull();
  });

  it('may leave deadline, number and day open', async () => {
    const { user, inputsOf } = await newReturnWindow();
    await user.type(screen.getByLabelText('Từ ngày'), '20/04/2024');
    await user.type(screen.getByLabelText('Đến ngày'), '02/05/2024');
    await user.click(screen.getByRole('checkbox', { name: 'Văn bản không nêu hạn nộp' }));
    expect(screen.queryByLabelText('Hạn nộp')).toBeNull();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(inputsOf('returns.create')).toMatchObject([
      { directiveReference: { number: null, day: null }, deadline: null },
    ]);
  });

  it('names every error at once, in the order of the form, and leads to each', async () => {
    const { user, inputsOf } = await newReturnWindow();
    await user.type(screen.getByLabelText('Từ ngày'), '02/05/2024');
    await user.type(screen.getByLabelText('Đến ngày'), '20/04/2024');
    await user.type(screen.getByLabelText('Hạn nộp'), '31/04/2024');
    await user.type(screen.getByLabelText('Ngày ban hành'), '31');
    await user.click(screen.getByRole('button', { name: 'Lập báo cáo' }));
    const summary = screen.getByRole('alert', { name: 'Có 3 chỗ cần sửa' });
    expect(document.activeElement).toBe(summary);
    const links = [...summary.querySelectorAll('button')].map((link) => link.textContent);
    expect(links).toEqual([
      'Kỳ báo cáo kết thúc (20/04/2024) trước khi bắt đầu (02/05/2024). Sửa một trong hai ngày.',
      'Ngày 31/04/2024 không có. Nhập lại, ví dụ 30/04/2024.',
      '“31” không phải ngày trong tháng. Nhập số từ 1 đến 30, hoặc để trống.',
    ]);
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: /^Ngày 31\/04/ }));
    expect(document.activeElement).toBe(screen.getByLabelText('Hạn nộp'));
    expect(inputsOf('returns.create')).toEqual([]);
  });

  it('asks nothing that the directive states itself', async () => {
    await newReturnWindow({ ...sampleDirective, number: '1306', date: { year: 2024, month: 4, day: 17 } });
    expect(screen.queryByLabelText('Số văn bản')).toBeNull();
    expect(screen.queryByLabelText('Ngày ban hành')).toBeNull();
  });

  it('tells a unit that is not addressed so, and lets it adopt a group', async () => {
    const { user, inputsOf } = await newReturnWindow({
      ...sampleDirective,
      addressing: { addressed: false },
      adoptableGroups: [
        { id: 'huyen', name: 'UBND các huyện, thành phố', itemCount: 18 },
        { id: 'so', name: 'Các sở', itemCount: 12 },
      ],
    });
    expect(screen.getByText('Văn bản không gửi đến loại đơn vị này')).toBeDefined();
    await expectAccessible();
    await user.type(screen.getByLabelText('Từ ngày'), '20/04/2024');
    await user.type(screen.getByLabelText('Đến ngày'), '02/05/2024');
    await user.click(screen.getByRole('checkbox'));
    await user.click(screen.getByRole('button', { name: 'Lập báo cáo' }));
    await user.click(screen.getByRole('button', { name: /^Chưa chọn nhóm/ }));
    const huyen = screen.getByRole('radio', { name: /UBND các huyện/ });
    expect(document.activeElement).toBe(huyen);
    await user.click(huyen);
    await user.click(screen.getByRole('button', { name: 'Lập báo cáo' }));
    expect(inputsOf('returns.create')).toMatchObject([{ adoptedGroup: 'huyen' }]);
  });
});
