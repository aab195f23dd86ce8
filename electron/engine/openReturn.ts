import type { OpenReturn } from '../../shared/contractAnswers.ts';
import { addresseeName, applicableItems, isAddressee } from '../../shared/domain/applicability.ts';
import { fail, problem, type Result, succeed } from '../../shared/result.ts';
import type { DirectiveLibrary } from './directives/directiveLibrary.ts';
import type { OpenVaultSession } from './session.ts';
import { stepTakers } from './stepTakers.ts';
import { readAnswers, readEvidence, readReturn, readUnit } from './stored.ts';
import { readRoad } from './storedRoad.ts';

/** Everything of one return, gathered from its rows: what the window shows and what an export prints. */
export function openReturn(
  session: OpenVaultSession,
  library: DirectiveLibrary,
  returnId: string,
): Result<OpenReturn> {
  const { vault } = session;
  const stored = readReturn(vault, returnId);
  if (!stored.ok) return stored;
  const { complianceReturn, groupId } = stored.value;
  const unit = readUnit(vault);
  if (!unit.ok) return unit;
  if (unit.value === null) throw new Error('a return exists without a unit');
  const directive = library.byId(complianceReturn.directiveId);
  if (!directive.ok) return directive;
  if (!isAddressee(directive.value, groupId))
    return fail('return-addressee-unknown', { subject: directive.value.metadata.subject, group: groupId });
  const itemIds = applicableItems(directive.value, groupId).map(({ id }) => id);
  const answers = readAnswers(vault, returnId, itemIds);
  if (!answers.ok) return answers;
  const evidence = readEvidence(session, returnId);
  if (!evidence.ok) return evidence;
  const road = readRoad(vault, complianceReturn);
  if (!road.ok) return road;
  const takers = stepTakers(session, road.value.road.steps);
  if (!takers.ok) return takers;
  // A lost file that no answer points to any more is nobody's loss: it must not keep the return from going out.
  const cited = new Set(answers.value.answers.flatMap(({ evidenceIds }) => evidenceIds));
  const missing = evidence.value.missing.filter((id) => cited.has(id));
  const known = new Set([...evidence.value.evidence.map(({ id }) => id), ...missing]);
  // So with a damaged caption: it counts while an answer points to a file that is not among the readable ones.
  const captions = [...cited].every((id) => known.has(id)) ? [] : evidence.value.problems;
  return succeed({
    complianceReturn,
    directive: directive.value,
    unit: unit.value,
    itemIds,
    groupId,
    groupName: addresseeName(directive.value, groupId),
    adopted: complianceReturn.adoptedGroup !== null,
    answers: answers.value.answers,
    evidence: evidence.value.evidence,
    road: road.value.road,
    takers: takers.value,
    problems: [
      ...answers.value.problems,
      ...captions,
      ...road.value.problems,
      ...missing.map((id) => problem('vault-row-damaged', { table: 'ev', id })),
    ],
  });
}
