// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { FaultBoundary } from '../../../renderer/frame/FaultBoundary.tsx';
import { useRoute } from '../../../renderer/route.ts';
import { succeed } from '../../../shared/result.ts';
import { openWindow } from '../support/openWindow.tsx';
import { sampleState } from '../support/samples.ts';
import { show } from '../support/show.tsx';

let broken = true;

function Breaking() {
  if (broken) throw new Error('a bug');
  return <p>trang chính</p>;
}

describe('a fault in a screen', () => {
  it('costs the screen, says so, and leads home', async () => {
    // React reports the error to the console as well.
    const report = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    broken = true;
    const user = show(
      <FaultBoundary>
        <Breaking />
      </FaultBoundary>,
    );
    useRoute.getState().go({ screen: 'settings' });
    expect(screen.getByRole('alert').textContent).toContain('lỗi ngoài dự kiến');
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Trang chính' }));
    expect(screen.getByText('trang chính')).toBeDefined();
    expect(useRoute.getState().route).toEqual({ screen: 'home' });
    report.mockRestore();
  });
});

describe('the language', () => {
  it.each(['none', 'locked'] as const)('can be changed while the vault is %s', async (vault) => {
    const { user } = openWindow({
      app: {
        state: () => succeed(sampleState(vault)),
        saveSettings: () => succeed({ language: 'en', theme: 'system', lockAfterMinutes: 10 }),
      },
    });
    await user.click(await screen.findByRole('button', { name: 'English' }));
    expect(await screen.findByRole('button', { name: 'Tiếng Việt' })).toBeDefined();
    expect(document.documentElement.lang).toBe('en');
  });
});
