// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Checkbox } from '../../../renderer/ui/Checkbox.tsx';
import { Filter } from '../../../renderer/ui/Filter.tsx';
import { RadioGroup } from '../../../renderer/ui/RadioGroup.tsx';
import { Select } from '../../../renderer/ui/Select.tsx';
import { expectAccessible } from '../support/axe.ts';
import { show } from '../support/show.tsx';

const statuses = [
  { value: 'open', label: 'Chưa thực hiện' },
  { value: 'done', label: 'Đã thực hiện', hint: 'Có kết quả' },
] as const;

function Status({ error }: { error?: string }) {
  const [value, setValue] = useState<'open' | 'done' | null>(null);
  return (
    <RadioGroup
      label="Trạng thái"
      name="Trạng thái, mục 1.3.d"
      value={value}
      options={statuses}
      onChange={setValue}
      error={error}
    />
  );
}

it('reads the line under a choice as its description, not as a part of its name', () => {
  show(
    <RadioGroup
      label="Cách ký"
      value="seal"
      onChange={() => {}}
      options={[
        { value: 'p12', label: 'Tệp chứng thư P12' },
        { value: 'seal', label: 'Chỉ niêm phong toàn vẹn', hint: 'Không thay chữ ký số của cơ quan.' },
      ]}
    />,
  );
  const radio = screen.getByRole('radio', { name: 'Chỉ niêm phong toàn vẹn' });
  const hint = document.getElementById(radio.getAttribute('aria-describedby') ?? '');
  expect(hint?.textContent).toBe('Không thay chữ ký số của cơ quan.');
});

describe('a radio group', () => {
  it('is one group with a name, and arrow keys move the choice', async () => {
    const user = show(<Status />);
    expect(screen.getByRole('group', { name: 'Trạng thái, mục 1.3.d' })).toBeDefined();
    await user.click(screen.getByRole('radio', { name: /Chưa thực hiện/ }));
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /Đã thực hiện/ }).checked).toBe(true);
    await expectAccessible();
  });

  it('is described by its error', () => {
    show(<Status error="Chưa chọn." />);
    const group = screen.getByRole('group');
    expect(document.getElementById(group.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Chưa chọn.',
    );
  });
});

describe('a checkbox', () => {
  it('is named by its words', async () => {
    const onChange = vi.fn();
    const user = show(
      <Checkbox checked={false} onChange={onChange}>
        Đã hiểu
      </Checkbox>,
    );
    await user.click(screen.getByRole('checkbox', { name: 'Đã hiểu' }));
    expect(onChange).toHaveBeenCalledExactlyOnceWith(true);
    await expectAccessible();
  });
});

describe('a filter', () => {
  it('shows the counts and tells which part is chosen', async () => {
    const onChange = vi.fn();
    const user = show(
      <Filter
        label="Lọc mục"
        value="all"
        options={[
          { value: 'all', label: 'Tất cả' },
          { value: 'open', label: 'Còn lại', count: 5 },
        ]}
        onChange={onChange}
      />,
    );
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Tất cả' }).checked).toBe(true);
    await user.click(screen.getByRole('radio', { name: 'Còn lại 5' }));
    expect(onChange).toHaveBeenCalledExactlyOnceWith('open');
    await expectAccessible();
  });
});

describe('a select', () => {
  it('offers its options by name', async () => {
    const onChange = vi.fn();
    const user = show(
      <Select
        label="Loại đơn vị"
        value="a"
        options={[
          { value: 'a', label: 'Huyện' },
          { value: 'b', label: 'Xã' },
        ]}
        onChange={onChange}
      />,
    );
    await user.selectOptions(screen.getByRole('combobox', { name: 'Loại đơn vị' }), 'Xã');
    expect(onChange).toHaveBeenCalledExactlyOnceWith('b');
    await expectAccessible();
  });
});
