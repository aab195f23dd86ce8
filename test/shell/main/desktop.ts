import { strict } from './strict.ts';

/** One screen of the usual office size: what is larger would hide below the edge of a small one. */
const area = { x: 0, y: 0, width: 1366, height: 728 };
const display = {
  id: 1,
  bounds: { ...area, height: 768 },
  workArea: area,
  workAreaSize: { width: area.width, height: area.height },
  scaleFactor: 1,
};

export const screen = strict('screen', {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
});

// Little of these is used yet: each member the app comes to need is added here.
export const shell = strict('shell', {});
export const clipboard = strict('clipboard', {});
export const nativeTheme = strict('nativeTheme', { shouldUseDarkColors: false });
