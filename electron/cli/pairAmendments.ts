import type { VerifiedPayload } from '../../shared/domain/verifyEntry.ts';
import type { Problem } from '../../shared/problems.ts';
import { problem } from '../../shared/result.ts';
import type { VerifiedArgument } from './verifyCommand.ts';

/**
 * Pairs each amended return with the one it replaces, by the hash of the replaced file, and names what does not fit: an
 * original that is not among the arguments is only told, one that is there and does not fit makes the amendment invalid.
 */
export function pairAmendments(checked: readonly VerifiedArgument[]): readonly VerifiedArgument[] {
  return checked.map((argument) => {
    const { entry } = argument;
    const found = entry.payload === null ? null : chainProblem(entry.payload, checked);
    if (found === null) return argument;
    const verdict = found.code === 'amendment-chain-broken' ? 'invalid' : entry.verdict;
    return { ...argument, entry: { ...entry, verdict, problems: [...entry.problems, found] } };
  });
}

function chainProblem(payload: VerifiedPayload, checked: readonly VerifiedArgument[]): Problem | null {
  const { amendment, returnId, version } = payload;
  if (amendment === null) return null;
  const { sha256, version: replacedVersion } = amendment.replaces;
  const original = checked.find((argument) => argument.sha256 === sha256);
  if (original !== undefined) {
    const rule = brokenRule(payload, original.entry.payload);
    return rule === null ? null : problem('amendment-chain-broken', { file: original.file, rule });
  }
  const other = checked.find(
    ({ entry }) => entry.payload?.returnId === returnId && entry.payload.version === replacedVersion,
  );
  return other === undefined || replacedVersion === version
    ? problem('amendment-original-missing', { version: replacedVersion, sha256 })
    : problem('amendment-chain-broken', { file: other.file, rule: 'sha256' });
}

/** Which part of the amendment does not continue the original; null when all do. */
function brokenRule(payload: VerifiedPayload, original: VerifiedPayload | null): string | null {
  const { amendment } = payload;
  if (original === null) return 'original-invalid';
  if (original.returnId !== payload.returnId) return 'return';
  if (original.unit.code !== payload.unit.code) return 'unit';
  if (original.directive.id !== payload.directive.id) return 'directive';
  if (amendment?.replaces.version !== original.version || payload.version !== original.version + 1)
    return 'version';
  if (amendment.replaces.exportedAt !== original.exportedAt) return 'exported-at';
  return amendment.number === (original.amendment?.number ?? 0) + 1 ? null : 'number';
}
