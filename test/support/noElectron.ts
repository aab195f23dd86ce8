throw new Error(
  'This code asks for Electron on plain Node: test it end to end, or replace the module with vi.mock.',
);
