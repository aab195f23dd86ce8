import { isShortcutBound } from '../../returnParts/shortcuts.ts';
import { appShortcuts, boundRows, keyName, screenShortcuts } from '../../returnParts/shortcutTable.ts';
import { useTexts } from '../../useTexts.ts';

/** Keys that need an open vault. */
const unlockedOnly: readonly string[] = ['Ctrl+K', 'Ctrl+L'];

/** The keys that the screen behind has bound, then those of every screen. */
export function ShortcutTable({ isUnlocked }: { readonly isUnlocked: boolean }) {
  const { help: texts } = useTexts();
  const rows = [
    ...boundRows(screenShortcuts, isShortcutBound),
    ...boundRows(appShortcuts, (key) => isUnlocked || !unlockedOnly.includes(key)),
  ];
  return (
    <section className="shortcuts">
      <h3>{texts.shortcutsTitle}</h3>
      <table className="shortcut-table">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{texts.key}</th>
            <th scope="col">{texts.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, keys }) => (
            <tr key={name}>
              <th scope="row">
                <kbd>{keysText(keys.map(keyName), texts.range)}</kbd>
              </th>
              <td>{texts.shortcuts[name]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function keysText(keys: readonly string[], range: (first: string, last: string) => string): string {
  const [first = '', last = ''] = [keys[0], keys.at(-1)];
  return keys.length > 2 ? range(first, last) : keys.join(', ');
}
