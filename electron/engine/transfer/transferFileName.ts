import type { TransferScope } from '../../../shared/domain/transfer.ts';
import { type Result, succeed } from '../../../shared/result.ts';
import type { DirectiveLibrary } from '../directives/directiveLibrary.ts';
import type { OpenVaultSession } from '../session.ts';
import { readStoredReturn, readUnit } from '../stored.ts';

/** Proposed name of a package: plain ASCII, without a word of its content besides the unit's code and the directive's id. */
export function transferFileName(
  { vault, momentText }: OpenVaultSession,
  library: DirectiveLibrary,
  scope: TransferScope,
  now: Date,
): Result<string> {
  const unit = readUnit(vault);
  if (!unit.ok) return unit;
  const day = momentText(now).slice(0, 10).replaceAll('-', '');
  const code = unit.value?.code ?? 'tuan-thu';
  if (scope.kind === 'vault') return succeed(`${code}_kho_${day}.age`);
  const stored = readStoredReturn(vault, scope.returnId);
  if (!stored.ok) return stored;
  const directive = library.byId(stored.value.directiveId);
  const id = directive.ok ? directive.value.id : 'bao-cao';
  return succeed(`${code}_${id}_${day}.age`);
}
