import type { Problem } from '../../shared/problems.ts';
import type { AuditObject, Vault } from './vault/vault.ts';

/** Found at unlock: the log knows the rows, no table holds them, so no list would miss them. */
const goneCodes: readonly string[] = ['vault-rows-altered', 'vault-row-damaged'];
const logPage = 500;

/** Rows that the log speaks of and that unlock found missing or put back, as far as `isWanted` asks for them. */
export function goneRows(vault: Vault, isWanted: (object: AuditObject) => boolean): readonly Problem[] {
  const found = vault.problems.filter(({ code }) => goneCodes.includes(code));
  // Which ones could not be told: nothing can be said to be whole.
  const unnamed = found.filter(({ code }) => code === 'vault-rows-altered');
  if (found.length === 0 || unnamed.length > 0) return unnamed;
  const wanted = new Map<string, AuditObject>();
  for (let after = 0; ; ) {
    const page = vault.auditEntries(after, logPage);
    if (!page.ok) return page.problems;
    const last = page.value.at(-1);
    if (last === undefined) break;
    for (const { objects } of page.value)
      for (const object of objects)
        if (object.table === 'doc' && isWanted(object)) wanted.set(`${object.kind}|${object.key}`, object);
    after = last.seq;
  }
  return [...wanted.values()].flatMap(({ kind, key }) => {
    const read = vault.read(kind, key);
    return read.ok ? [] : read.problems;
  });
}
