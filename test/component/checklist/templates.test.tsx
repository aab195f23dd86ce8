// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useOpenReturn } from '../../../renderer/stores/openReturn.ts';
import { resultTemplates } from '../../../shared/domain/resultTemplates.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { expectAccessible } from '../support/axe.ts';
import { openReturnWindow } from '../support/openReturnWindow.tsx';

const data = anOpenReturn({ answers: [anAnswer('1.1.a', { result: 'Thứ nhất. Thứ hai.' })] });
const result = () => useOpenReturn.getState().data?.answers.find(({ itemId }) => itemId === '1.1.a')?.result;

describe('ready sentences', () => {
  it('go into the result at the caret, with the first blank marked, and one undo takes them out', async () => {
    const { user } = await openReturnWindow(data, { itemId: '1.1.a' });
    const field = screen.getByRole('textbox', { name: 'Kết quả' }) as HTMLTextAreaElement;
    await user.click(field);
    field.setSelectionRange(9, 9);
    await user.click(screen.getByRole('button', { name: 'Câu mẫu' }));
    const dialog = screen.getByRole('dialog', { name: 'Câu mẫu cho kết quả mục 1.1.a' });
    await expectAccessible();
    const sentence = resultTemplates.done[0] ?? '';
    await user.click(within(dialog).getByRole('button', { name: sentence }));
    await waitFor(() => expect(result()).toBe(`Thứ nhất. ${sentence} Thứ hai.`));
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('…');
    await user.click(screen.getByRole('button', { name: 'Hoàn tác: sửa kết quả 1.1.a' }));
    await waitFor(() => expect(result()).toBe('Thứ nhất. Thứ hai.'));
  });
});
