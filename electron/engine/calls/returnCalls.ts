import { randomUUID } from 'node:crypto';
import type { ReturnSummary } from '../../../shared/contractAnswers.ts';
import { isFinal } from '../../../shared/domain/answer.ts';
import { addressing, adoptableGroups } from '../../../shared/domain/applicability.ts';
import { directiveItems } from '../../../shared/domain/directive.ts';
import { referenceProblems } from '../../../shared/domain/directiveReference.ts';
import { dayLimits, documentProblems } from '../../../shared/domain/documentNumber.ts';
import { countAnswers } from '../../../shared/domain/progress.ts';
import { reviewAnswers } from '../../../shared/domain/review.ts';
import type { Problem } from '../../../shared/problems.ts';
import { fail, failAll, type Result, succeed } from '../../../shared/result.ts';
import type { EngineCalls } from '../../engineCalls.ts';
import { definedFields } from '../definedFields.ts';
import type { DirectiveLibrary } from '../directives/directiveLibrary.ts';
import { openReturn } from '../openReturn.ts';
import type { OpenVaultSession, Session } from '../session.ts';
import {
  type ExportRecord,
  kinds,
  listReturnIds,
  readExports,
  readStoredReturn,
  readTexts,
  readUnit,
  type StoredReturn,
} from '../stored.ts';
import { refuseFrozen } from '../storedRoad.ts';

type ReturnCalls = Pick<
  EngineCalls,
  'returns.list' | 'returns.create' | 'returns.open' | 'returns.saveDetails' | 'returns.saveTexts'
>;

export function returnCalls(session: Session, library: DirectiveLibrary): ReturnCalls {
  return {
    async 'returns.list'() {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const ids = listReturnIds(opened.value.vault);
      if (!ids.ok) return ids;
      const returns: ReturnSummary[] = [];
      const problems: Problem[] = [...ids.value.problems];
      for (const returnId of ids.value.ids) {
        const one = summary(opened.value, library, returnId);
        if (one.ok) returns.push(one.value);
        else problems.push(...one.problems);
      }
      return succeed({ returns, problems });
    },
    async 'returns.create'(input) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      if (input.period.from > input.period.to) return fail('period-reversed', input.period, 'period');
      const { vault } = opened.value;
      const unit = readUnit(vault);
      if (!unit.ok) return unit;
      if (unit.value === null) throw new Error('a return needs a unit');
      const directive = library.byId(input.directiveId);
      if (!directive.ok) return directive;
      const misnamed = referenceProblems(input.directiveReference, directive.value, 'directiveReference');
      if (misnamed.length > 0) return failAll(misnamed);
      const stands = addressing(directive.value, unit.value.kind, input.adoptedGroup);
      if (!stands.addressed)
        return fail('unit-not-addressed', {
          kind: unit.value.kind,
          groups: adoptableGroups(directive.value).map(({ name }) => name),
        });
      const stored: StoredReturn = {
        ...input,
        returnId: randomUUID(),
        version: 1,
        directiveVersion: directive.value.version,
        adoptedGroup: stands.adopted ? stands.groupId : null,
        groupId: stands.groupId,
        number: null,
        issuedOn: null,
        createdAt: session.moment(),
      };
      const saved = vault.transact(stands.adopted ? 'return-created-by-adoption' : 'return-created', (tx) =>
        tx.put(kinds.return, stored.returnId, stored),
      );
      return saved.ok ? succeed({ returnId: stored.returnId }) : saved;
    },
    async 'returns.open'({ returnId }) {
      const opened = session.opened();
      return opened.ok ? openReturn(opened.value, library, returnId) : opened;
    },
    async 'returns.saveDetails'({ returnId, patch }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const { vault } = opened.value;
      const open = refuseFrozen(vault, returnId);
      if (!open.ok) return open;
      const current = readStoredReturn(vault, returnId);
      if (!current.ok) return current;
      const next = { ...current.value, ...definedFields(patch) };
      if (next.period.from > next.period.to) return fail('period-reversed', next.period, 'period');
      const directive = library.byId(next.directiveId);
      if (!directive.ok) return directive;
      const misnamed = referenceProblems(next.directiveReference, directive.value, 'directiveReference');
      if (misnamed.length > 0) return failAll(misnamed);
      const limits = dayLimits(
        session.moment().slice(0, 10),
        directive.value.metadata,
        next.directiveReference,
        next.period,
      );
      // Only what is typed now: an earlier program may have kept others, which must not block every other field.
      const given = { number: patch.number, day: patch.issuedOn };
      const faults = documentProblems(given, limits, { number: 'number', day: 'issuedOn' });
      if (faults.length > 0) return failAll(faults);
      const saved = vault.transact('return-details-saved', (tx) => tx.put(kinds.return, returnId, next));
      return saved.ok ? succeed({ savedAt: session.moment() }) : saved;
    },
    async 'returns.saveTexts'({ returnId, patch, leaving }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const { vault } = opened.value;
      const open = refuseFrozen(vault, returnId);
      if (!open.ok) return open;
      const current = readTexts(vault, returnId);
      if (!current.ok) return current;
      const saved = vault.saveQuietly(kinds.texts, returnId, { ...current.value, ...definedFields(patch) });
      if (!saved.ok) return saved;
      if (leaving) {
        const closed = vault.closeVisit(kinds.texts, returnId);
        if (!closed.ok) return closed;
      }
      return succeed({ savedAt: session.moment() });
    },
  };
}

function summary(
  opened: OpenVaultSession,
  library: DirectiveLibrary,
  returnId: string,
): Result<ReturnSummary> {
  const whole = openReturn(opened, library, returnId);
  if (!whole.ok) return whole;
  const exports = readExports(opened.vault, returnId);
  if (!exports.ok) return exports;
  const { complianceReturn, directive, answers, itemIds, road } = whole.value;
  const begunAt = road.steps.findLast(({ action }) => action === 'sent-back' || action === 'amended')?.at;
  // What went out before this version began belongs to an earlier one.
  const lastExport = exports.value[0] ?? null;
  const exported = isLater(lastExport, begunAt) ? lastExport : null;
  const items = directiveItems(directive).filter(({ id }) => itemIds.includes(id));
  const { metadata } = directive;
  return succeed({
    returnId,
    directiveId: directive.id,
    subject: metadata.subject,
    occasion: directive.occasion,
    issuerName: metadata.issuerName,
    number: metadata.number ?? complianceReturn.directiveReference.number,
    symbol: metadata.symbol,
    date: { ...metadata.date, day: metadata.date.day ?? complianceReturn.directiveReference.day },
    period: complianceReturn.period,
    deadline: complianceReturn.deadline,
    counts: countAnswers(answers),
    contradictions: reviewAnswers(items, answers).filter(({ kind }) => kind === 'contradiction').length,
    roadState: road.state,
    nextItem: answers.find(({ status }) => !isFinal(status))?.itemId ?? null,
    lastExport:
      exported === null ? null : { at: exported.at, fileName: exported.fileName, way: exported.way },
  });
}

function isLater(record: ExportRecord | null, moment: string | undefined): boolean {
  return record !== null && (moment === undefined || Date.parse(record.at) > Date.parse(moment));
}
