import { cleanup, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { App } from '../../../renderer/App.tsx';
import type {} from '../../../renderer/bridge.ts';
import { useSession } from '../../../renderer/session.ts';
import { resetStores } from '../../../renderer/storeReset.ts';
import { type Answers, type FakeBridge, fakeBridge } from './fakeBridge.ts';

/** Opens the whole window over a fake main, with every store as at the start. */
export function openWindow(
  answers: Answers,
): FakeBridge & { readonly user: ReturnType<typeof userEvent.setup> } {
  cleanup();
  resetStores();
  useSession.setState({ app: null, problems: [], lockReason: null, typedLost: false });
  const fake = fakeBridge(answers);
  window.tuanThu = fake.bridge;
  const user = userEvent.setup();
  render(<App />);
  return { ...fake, user };
}
