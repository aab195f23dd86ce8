import { addresseeName } from '../../shared/domain/applicability.ts';
import { showDay } from '../../shared/domain/dates.ts';
import type { UnitKind } from '../../shared/domain/unit.ts';
import { type Result, succeed } from '../../shared/result.ts';
import type { TrailContext } from './auditTrail.ts';
import type { DirectiveLibrary } from './directives/directiveLibrary.ts';
import { officerNames } from './officers.ts';
import type { OpenVaultSession } from './session.ts';
import { kinds, type StoredReturn, storedReturnSchema } from './stored.ts';
import { trustedName } from './storedTrust.ts';

/** Gathers the names that the log's entries are told with. A return that cannot be read has none. */
export function trailContext(
  { vault, evidence, momentText }: OpenVaultSession,
  library: DirectiveLibrary,
  unitKinds: readonly UnitKind[],
): Result<TrailContext> {
  const list = vault.list(kinds.return);
  if (!list.ok) return list;
  const stored = list.value.documents.map(({ value }) => storedReturnSchema.parse(value));
  const officers = officerNames(vault);
  if (!officers.ok) return officers;
  return succeed({
    vault,
    momentText,
    returns: new Map(stored.map((each) => [each.returnId, returnName(each, library)])),
    officers: officers.value,
    names: {
      evidence: (id) => evidence.find(id)?.name ?? null,
      unitKind: (id) => unitKinds.find((kind) => kind.id === id)?.name ?? null,
      group: (id) => groupName(id, library),
      trusted: (kind, key) => trustedName(vault, kind, key),
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
