import type { OpenReturn } from '../../shared/contract.ts';
import { addresseeName, applicableItems } from '../../shared/domain/applicability.ts';
import { type Result, succeed } from '../../shared/result.ts';
import type { DirectiveLibrary } from './directives/directiveLibrary.ts';
import type { OpenVaultSession } from './session.ts';
import { readAnswers, readEvidence, readReturn, readUnit } from './stored.ts';

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
  const itemIds = applicableItems(directive.value, groupId).map(({ id }) => id);
  const answers = readAnswers(vault, returnId, itemIds);
  if (!answers.ok) return answers;
  const evidence = readEvidence(session, returnId);
  if (!evidence.ok) return evidence;
  return succeed({
    complianceReturn,
    directive: directive.value,
    unit: unit.value,
    itemIds,
    groupId,
    groupName: addresseeName(directive.value, groupId),
    adopted: complianceReturn.adoptedGroup !== null,
    answers: answers.value.answers,
    evidence: evidence.value,
    problems: answers.value.problems,
  });
}
