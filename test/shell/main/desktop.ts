import { strict } from './strict.ts';

const area = { x: 0, y: 0, width: 1920, height: 1080 };

/** One screen, large enough for any window of a test. */
export const screen = strict('screen', {
  getAllDisplays: () => [{ id: 1, bounds: area, workArea: area, scaleFactor: 1 }],
});

// Nothing of these is used yet: each member the app comes to need is added here.
export const shell = strict('shell', {});
export const clipboard = strict('clipboard', {});
export const nativeTheme = strict('nativeTheme', {});
