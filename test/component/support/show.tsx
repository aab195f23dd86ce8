import { cleanup, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';

/** Shows one part alone, after the one of the test before was taken away. */
export function show(part: ReactElement): ReturnType<typeof userEvent.setup> {
  cleanup();
  const user = userEvent.setup();
  render(part);
  return user;
}
