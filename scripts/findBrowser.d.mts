type Environment = Readonly<Record<string, string | undefined>>;

export function findBrowser(environment?: Environment, platform?: string): string | null;
export function mayInstallBrowser(environment?: Environment): boolean;
export function installBrowser(): boolean;
export function howToInstallBrowser(platform?: string): string;
