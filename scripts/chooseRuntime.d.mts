export const shellFolder: string;
export function chooseRuntime(
  environment?: Readonly<Record<string, string | undefined>>,
): 'electron' | 'shell';
export function hasElectron(): boolean;
