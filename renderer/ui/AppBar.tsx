import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { Logo } from './Logo.tsx';

interface AppBarProps {
  readonly appName: string;
  /** Name of the path for a screen reader. */
  readonly pathLabel: string;
  /** The last one is where the person is; an empty path shows the name of the app. */
  readonly crumbs: readonly {
    readonly label: string;
    readonly lang?: string;
    readonly onPress?: (() => void) | undefined;
  }[];
  readonly actions?: ReactNode;
}

/** The 44 px line on top of every screen: where the person is, and what works everywhere. */
export function AppBar({ appName, pathLabel, crumbs, actions }: AppBarProps) {
  const last = crumbs.length - 1;
  return (
    <header className="app-bar">
      <Logo size={22} />
      {crumbs.length === 0 ? (
        <span className="crumb crumb-here">{appName}</span>
      ) : (
        <nav aria-label={pathLabel}>
          <ol className="crumbs">
            {crumbs.map(({ label, lang, onPress }, place) => (
              <li key={label} lang={lang}>
                {place > 0 && <Icon name="chevron" size={14} />}
                {place === last || onPress === undefined ? (
                  <span
                    className={place === last ? 'crumb crumb-here' : 'crumb'}
                    aria-current={place === last ? 'page' : undefined}
                  >
                    <bdi>{label}</bdi>
                  </span>
                ) : (
                  <button type="button" className="crumb" onClick={onPress}>
                    <bdi>{label}</bdi>
                  </button>
                )}
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="app-bar-actions">{actions}</div>
    </header>
  );
}
