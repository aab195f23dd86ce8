// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useMiddleViews } from '../../../renderer/stores/middleView.ts';
import type { DraftPages } from '../../../shared/contractAnswers.ts';
import type { AnswerPlace } from '../../../shared/domain/answerPlace.ts';
import type { TypedEdits } from '../../../shared/domain/typedEdits.ts';
import { fail, type Result, succeed } from '../../../shared/result.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { expectAccessible } from '../support/axe.ts';
import { openReturnWindow } from '../support/openReturnWindow.tsx';

// Here is no worker that reads a PDF and no canvas that it is drawn on; the pages themselves are tested in a real browser.
vi.mock('../../../renderer/returnParts/pdfDocument.ts', () => ({
  openPdf: async () => ({ numPages: 3, loadingTask: { destroy: async () => undefined } }),
}));

const data = anOpenReturn({ answers: [anAnswer('1.1.b', { result: '' }), anAnswer('1.3.a')] });

const rect = { left: 0.4, top: 0.2, width: 0.3, height: 0.1 };
const place = (itemId: string, page: number): AnswerPlace => ({ itemId, page, row: rect, answer: rect });
const pages: DraftPages = {
  previewId: 'a'.repeat(32),
  pages: 3,
  places: [place('1.1.b', 1), place('1.3.a', 2), place('1.3.a', 3)],
};

interface Asked {
  readonly returnId: string;
  readonly typed: TypedEdits;
}

async function openReport(answer: (asked: Asked) => Result<DraftPages | null> = () => succeed(pages)) {
  const asked: Asked[] = [];
  const opened = await openReturnWindow(
    data,
    { itemId: '1.3.a' },
    {
      report: {
        draftPages: (input: Asked) => {
          asked.push(input);
          return answer(input);
        },
      },
    },
  );
  vi.stubGlobal('fetch', async () => new Response('%PDF', { status: 200 }));
  await opened.user.keyboard('{Control>}3{/Control}');
  return { ...opened, asked };
}

const desk = () => screen.getByRole('region', { name: 'Trang của báo cáo sẽ in' });
const marks = () => [...desk().querySelectorAll('.answer-mark')];
const pageOf = (mark: Element) => mark.closest('[data-page]')?.getAttribute('data-page');

beforeEach(() => useMiddleViews.setState({ chosen: {} }));

describe('the report as it will be printed', () => {
  it('shows every page, in large and in small, beside the open item', async () => {
    await openReport();
    const main = screen.getByRole('main', { name: 'Báo cáo sẽ in' });
    expect(await within(main).findAllByRole('img', { name: /^Trang [123]\/3$/ })).toHaveLength(3);
    const small = screen.getByRole('navigation', { name: 'Các trang thu nhỏ' });
    const thumbs = within(small).getAllByRole('button');
    expect(thumbs.map((thumb) => thumb.textContent)).toEqual(['Trang 1', 'Trang 2', 'Trang 3']);
    expect(screen.queryByRole('navigation', { name: 'Mục lục báo cáo' })).toBeNull();
    expect(screen.getByRole('textbox', { name: 'Kết quả' })).not.toBeNull();
    await expectAccessible();
  });

  it('highlights the place of the open answer on each page where it stands', async () => {
    const { user } = await openReport();
    await waitFor(() => expect(marks().map(pageOf)).toEqual(['2', '3']));
    await user.click(screen.getByRole('button', { name: 'Mở mục 1.1.b' }));
    await waitFor(() => expect(marks().map(pageOf)).toEqual(['1']));
    expect(screen.getByRole('complementary', { name: 'Mục 1.1.b' })).not.toBeNull();
  });

  it('is built anew with what is typed, while the answer keeps its field and caret', async () => {
    const { user, asked } = await openReport();
    await waitFor(() => expect(marks()).toHaveLength(2));
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Kết quả' });
    await user.clear(field);
    await user.type(field, 'Đã quét');
    field.setSelectionRange(3, 3);
    await waitFor(() => expect(asked.at(-1)?.typed.answers).toEqual({ '1.3.a': { result: 'Đã quét' } }));
    expect(document.activeElement).toBe(field);
    expect([field.selectionStart, field.value]).toEqual([3, 'Đã quét']);
  });

  it('tells why the pages cannot be built, keeps the last ones, and builds again when asked', async () => {
    let isLong = false;
    const { user } = await openReport(() => (isLong ? fail('export-too-long', {}) : succeed(pages)));
    await waitFor(() => expect(marks()).toHaveLength(2));
    isLong = true;
    await user.type(screen.getByRole('textbox', { name: 'Kết quả' }), ' thêm');
    const alert = await within(desk()).findByRole('alert');
    expect(alert.textContent).toContain('Báo cáo');
    expect(marks()).toHaveLength(2);
    await expectAccessible();
    isLong = false;
    await user.click(within(alert).getByRole('button', { name: 'Dựng lại các trang' }));
    await waitFor(() => expect(within(desk()).queryByRole('alert')).toBeNull());
    await user.keyboard('{Control>}1{/Control}');
    expect(screen.getByRole('main', { name: 'Danh sách nội dung yêu cầu' })).not.toBeNull();
  });

  it('waits for newer pages when these were overtaken', async () => {
    await openReport(() => succeed(null));
    expect(await screen.findByText('Đang dựng các trang…')).not.toBeNull();
    await expectAccessible();
  });
});
