import type { FindingPlace } from '../../shared/domain/vaultCheck.ts';
import type { DirectiveLibrary } from './directives/directiveLibrary.ts';
import type { OpenVaultSession } from './session.ts';
import { kinds, listReturnIds, readStoredReturn } from './stored.ts';
import type { RowName } from './vault/checkVault.ts';

type ReturnPart = Extract<FindingPlace, { kind: 'return' }>['part'];

/** Tells a person where a damaged row or file lies in their work. */
export interface FindingPlaces {
  ofRow(name: RowName | null): readonly FindingPlace[];
  /** Every item that points to the file, or what else it belongs to. */
  ofFile(id: string): readonly FindingPlace[];
}

const partOf: Readonly<Record<string, ReturnPart>> = {
  answer: 'answer',
  evidenceOf: 'caption',
  exportOf: 'export',
  roadOf: 'road',
};

const vaultPartOf: Readonly<Record<string, Extract<FindingPlace, { kind: 'vault' }>['part']>> = {
  [kinds.unit]: 'unit',
  [kinds.sealCertificate]: 'seal',
  vault: 'seal',
  [kinds.image]: 'images',
  [kinds.trustedRoot]: 'trust',
  [kinds.revocationList]: 'trust',
  [kinds.unitIdentity]: 'trust',
};

/** Reads the returns once, when the first finding asks. */
export function findingPlaces(opened: OpenVaultSession, library: DirectiveLibrary): FindingPlaces {
  let uses: ReadonlyMap<string, readonly FindingPlace[]> | null = null;

  function returnPlace(returnId: string, part: ReturnPart, itemId: string | null): FindingPlace {
    const stored = readStoredReturn(opened.vault, returnId);
    if (!stored.ok) return { kind: 'return', subject: '', from: '', to: '', itemId, part };
    const directive = library.byId(stored.value.directiveId);
    const subject = directive.ok ? directive.value.metadata.subject : stored.value.directiveId;
    return { kind: 'return', subject, ...stored.value.period, itemId, part };
  }

  function collectUses(): ReadonlyMap<string, readonly FindingPlace[]> {
    const found = new Map<string, FindingPlace[]>();
    const add = (id: string, place: FindingPlace) => found.set(id, [...(found.get(id) ?? []), place]);
    const { vault, evidence } = opened;
    const ids = listReturnIds(vault);
    for (const returnId of ids.ok ? ids.value.ids : []) {
      const answers = vault.list(kinds.answer(returnId));
      for (const { key, value } of answers.ok ? answers.value.documents : []) {
        const { evidenceIds } = value as { evidenceIds?: unknown };
        for (const id of Array.isArray(evidenceIds) ? evidenceIds : [])
          add(String(id), returnPlace(returnId, 'evidence', key));
      }
      const road = vault.list(kinds.roadOf(returnId));
      for (const { value } of road.ok ? road.value.documents : [])
        for (const id of blobIdsIn(value)) add(id, returnPlace(returnId, 'road', null));
    }
    for (const [kind, part] of [
      [kinds.image, 'images'],
      [kinds.revocationList, 'trust'],
    ] as const) {
      const documents = vault.list(kind);
      for (const { value } of documents.ok ? documents.value.documents : [])
        for (const id of blobIdsIn(value)) add(id, { kind: 'vault', part });
    }
    // A prepared copy belongs where its original does.
    for (const { id, derived } of evidence.list())
      if (derived.annex !== undefined) for (const place of found.get(id) ?? []) add(derived.annex, place);
    return found;
  }

  function ofFile(id: string): readonly FindingPlace[] {
    uses ??= collectUses();
    return uses.get(id) ?? [{ kind: 'vault', part: 'evidence' }];
  }

  return {
    ofFile,
    ofRow(name) {
      if (name === null) return [{ kind: 'vault', part: 'unnamed' }];
      const { kind, key } = name;
      if (kind === 'evidence') return ofFile(key);
      if (kind === kinds.return) return [returnPlace(key, 'details', null)];
      if (kind === kinds.texts) return [returnPlace(key, 'texts', null)];
      const [group = '', returnId] = kind.split('/');
      const part = partOf[group];
      if (part !== undefined && returnId !== undefined)
        return part === 'caption'
          ? ofFile(key).map((place) => (place.kind === 'return' ? { ...place, part } : place))
          : [returnPlace(returnId, part, part === 'answer' ? key : null)];
      return [{ kind: 'vault', part: vaultPartOf[kind] ?? 'settings' }];
    },
  };
}

/** Every `blobId` in a stored value, at any depth. */
function blobIdsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === 'blobId' && typeof part === 'string' ? [part] : blobIdsIn(part),
  );
}
