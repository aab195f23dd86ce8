import path from 'node:path';
import type { InputOf } from '../../../shared/contract.ts';
import type { Saved } from '../../../shared/contractAnswers.ts';
import { isFrozen, type SentFile, signerChoices } from '../../../shared/domain/returnRoad.ts';
import { unfitLines } from '../../../shared/domain/unfitTexts.ts';
import { fail, failAll, type Result, succeed } from '../../../shared/result.ts';
import type { EngineCalls } from '../../engineCalls.ts';
import { numberFits } from '../clerkFills.ts';
import type { DirectiveLibrary } from '../directives/directiveLibrary.ts';
import { sha256Hex } from '../directives/directiveSha256.ts';
import { judgeSigned, keepSigned, newestFile, refuseStep, withFields } from '../frozenReturn.ts';
import { numberAndDayFaults } from '../numberAndDayFaults.ts';
import { openReturn } from '../openReturn.ts';
import { readReturnFile } from '../readReturnFile.ts';
import { replacedBy } from '../replacedReturn.ts';
import type { EngineNeeds, Session } from '../session.ts';
import { readExports } from '../stored.ts';
import { takeStep } from '../storedRoad.ts';
import { storedTrust } from '../storedTrust.ts';
import { writeReturn } from '../writeReturn.ts';
import { contradictions } from './contradictions.ts';
import type { ReturnMaker, WholeReturn } from './returnMaker.ts';

type RoadCalls = Pick<
  EngineCalls,
  | 'road.submit'
  | 'road.sendBack'
  | 'road.amend'
  | 'road.replaced'
  | 'road.assignRole'
  | 'road.record'
  | 'road.takeInSigned'
  | 'road.writeCopy'
>;

/** What a person decides about a step that keeps no file. */
type Act =
  | (InputOf<'road', 'record'>['what'] & { readonly action: 'numbered' })
  | { readonly action: 'sent'; readonly to: string; readonly file: SentFile }
  | { readonly action: 'sent-back' | 'amended'; readonly reason: string }
  | ({ readonly action: 'role-assigned' } & Pick<InputOf<'road', 'assignRole'>, 'signature' | 'role'>);

/** The steps of a return through the office, each one transaction with its audit entry. */
export function roadCalls(
  { now }: EngineNeeds,
  session: Session,
  library: DirectiveLibrary,
  maker: ReturnMaker,
): RoadCalls {
  /** A step that keeps no file. */
  function step({ opened, whole }: WholeReturn, action: string, taken: Act): Result<Saved> {
    const { vault } = opened;
    const { returnId, version } = whole.complianceReturn;
    const at = session.moment();
    const saved = vault.transact(action, (tx) =>
      takeStep(tx, returnId, { ...taken, at, slot: vault.slotId, version }),
    );
    return saved.ok ? succeed({ savedAt: at }) : saved;
  }

  return {
    async 'road.submit'({ returnId, signers, embedEvidence }) {
      const found = maker.whole(returnId);
      if (!found.ok) return found;
      const { opened, whole } = found.value;
      const allowed = refuseStep(whole, 'submitted');
      if (!allowed.ok) return allowed;
      const contradictory = contradictions(whole);
      if (contradictory.length > 0) return fail('return-contradictory', { items: contradictory });
      const made = await maker.make(
        found.value,
        { kind: 'unsigned' },
        { requiredSignatures: signerChoices[signers], embedEvidence },
      );
      if (!made.ok) return made;
      const { pages, payload } = made.value;
      const prepared = await withFields(made.value, await maker.fonts());
      if (!prepared.ok) return prepared;
      const bytes = prepared.value;
      const before = JSON.stringify(whole);
      const at = session.moment();
      const kept = await session.inTurn(() =>
        opened.evidence.putBlob(bytes, 'return-submitted', (tx, blobId) => {
          const present = openReturn(opened, library, returnId);
          if (!present.ok) return tx.refuse(present.problems);
          if (JSON.stringify(present.value) !== before)
            tx.refuse([{ code: 'return-changed-meanwhile', facts: {} }]);
          takeStep(tx, returnId, {
            action: 'submitted',
            at,
            slot: opened.vault.slotId,
            version: whole.complianceReturn.version,
            requiredSignatures: [...signerChoices[signers]],
            file: {
              blobId,
              sha256: sha256Hex(bytes),
              sizeBytes: bytes.byteLength,
              pages,
              photos: payload.evidence.filter(({ inPhotoAnnex }) => inPhotoAnnex).length,
              signatures: [],
            },
          });
        }),
      );
      return kept.ok ? succeed({ savedAt: at }) : kept;
    },
    async 'road.sendBack'({ returnId, reason }) {
      const found = maker.whole(returnId);
      const unfit = unfitLines(reason, 'reason');
      if (unfit !== null) return failAll([unfit]);
      return found.ok ? step(found.value, 'return-sent-back', { action: 'sent-back', reason }) : found;
    },
    async 'road.amend'({ returnId, reason }) {
      const found = maker.whole(returnId);
      const unfit = unfitLines(reason, 'reason');
      if (unfit !== null) return failAll([unfit]);
      return found.ok ? step(found.value, 'return-amended', { action: 'amended', reason }) : found;
    },
    async 'road.replaced'({ returnId }) {
      const found = maker.whole(returnId);
      return found.ok ? replacedBy(found.value.opened, found.value.whole) : found;
    },
    async 'road.assignRole'({ returnId, signature, role }) {
      const found = maker.whole(returnId);
      if (!found.ok) return found;
      return step(found.value, 'return-role-assigned', { action: 'role-assigned', signature, role });
    },
    async 'road.record'({ returnId, what }) {
      const found = maker.whole(returnId);
      if (!found.ok) return found;
      if (what.action === 'numbered') {
        const { complianceReturn, road, unit } = found.value.whole;
        const faults = numberAndDayFaults(found.value.whole, what, session.moment());
        if (faults.length > 0) return failAll(faults);
        const isOpen = complianceReturn.number === null && road.requiredSignatures.includes('agency');
        if (isOpen && !numberFits(what.number, unit, await maker.fonts()))
          return fail('document-number-too-long', { number: what.number });
        return step(found.value, 'return-numbered', what);
      }
      const { opened, whole } = found.value;
      const allowed = refuseStep(whole, 'sent');
      if (!allowed.ok) return allowed;
      const { sha256 } = newestFile(whole);
      const exports = readExports(opened.vault, returnId);
      if (!exports.ok) return exports;
      const name = exports.value.find((written) => written.sha256 === sha256)?.fileName ?? null;
      const sent = { action: what.action, to: whole.unit.recipient, file: { name, sha256 } };
      return step(found.value, 'return-sent', sent);
    },
    async 'road.takeInSigned'({ returnId, path: source }) {
      const found = maker.whole(returnId);
      if (!found.ok) return found;
      const { opened, whole } = found.value;
      const allowed = refuseStep(whole, 'signed');
      if (!allowed.ok) return allowed;
      const file = path.basename(source);
      const read = await readReturnFile(source, file);
      if (!read.ok) return read;
      const signed = read.value;
      const kept = await opened.evidence.readBlob(newestFile(whole).blobId);
      if (!kept.ok) return kept;
      const trust = await storedTrust(opened, now());
      if (!trust.ok) return trust;
      const judged = judgeSigned(signed, kept.value, file, trust.value.trust);
      if (!judged.ok) return judged;
      const at = session.moment();
      const stored = await session.inTurn(() =>
        keepSigned(opened, whole, { bytes: signed, verification: judged.value, where: 'elsewhere', at }),
      );
      return stored.ok ? succeed({ ...judged.value, file }) : stored;
    },
    async 'road.writeCopy'({ returnId, path: target }) {
      const found = maker.whole(returnId);
      if (!found.ok) return found;
      const { opened, whole } = found.value;
      if (!isFrozen(whole.road.state))
        return fail('road-step-refused', { state: whole.road.state, action: 'signed' });
      const { blobId, sha256 } = newestFile(whole);
      const bytes = await opened.evidence.readBlob(blobId);
      if (!bytes.ok) return bytes;
      const written = await writeReturn(target, { bytes: bytes.value, sha256 }, { overwrite: true });
      return written.ok ? succeed({ fileName: path.basename(target) }) : written;
    },
  };
}
