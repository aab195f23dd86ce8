import { addresseeName } from '../../shared/domain/applicability.ts';
import { showDay } from '../../shared/domain/dates.ts';
import type { UnitKind } from '../../shared/domain/unit.ts';
import { type Result, succeed } from '../../shared/result.ts';
import type { TrailContext } from './auditTrail.ts';
import type { DirectiveLibrary } from './directives/directiveLibrary.ts';
import type { OpenVaultSession } from './session.ts';
import { kinds, type StoredReturn, storedReturnSchema } from './stored.ts';
import { vaultState } from './vault/vaultState.ts';

/** Gathers the names that the log's entries are told with. A return that cannot be read has none. */
export async function trailContext(
  { vault, evidence, momentText }: OpenVaultSession,
  library: DirectiveLibrary,
  unitKinds: readonly UnitKind[],
): Promise<Result<TrailContext>> {
  const list = vault.list(kinds.return);
  if (!list.ok) return list;
  const stored = list.value.documents.map(({ value }) => storedReturnSchema.parse(value));
  const state = await vaultState(vault.dir);
  const slots = state.kind === 'present' ? state.slots : [];
  return succeed({
    vault,
    momentText,
    returns: new Map(stored.map((each) => [each.returnId, returnName(each, library)])),
    officers: new Map([
      [vault.slotId, vault.slotLabel],
      ...slots.map(({ id, label }) => [id, label] as const),
    ]),
    names: {
      evidence: (id) => evidence.find(id)?.name ?? null,
      unitKind: (id) => unitKinds.find((kind) => kind.id === id)?.name ?? null,
      group: (id) => groupName(id, library),
    },
  });
}

/** "Bão số 3, 01/09/2024 – 10/09/2024". */
function returnName({ directiveId, period }: StoredReturn, library: DirectiveLibrary): string {
  const directive = library.byId(directiveId);
  const subject = directive.ok ? (directive.value.occasion ?? directive.value.metadata.subject) : directiveId;
  return `${subject}, ${showDay(period.from)} – ${showDay(period.to)}`;
}

function groupName(id: string, library: DirectiveLibrary): string | null {
  const directive = library
    .all()
    .find(({ recipients, actors }) => [...recipients, ...actors].some((group) => group.id === id));
  return directive === undefined ? null : addresseeName(directive, id);
}
