import { problem } from '../../../shared/result.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useSession } from '../../session.ts';
import { useTexts } from '../../useTexts.ts';

/** Why the vault is locked when the person did not ask for it, and what that cost. */
export function WhyLocked() {
  const texts = useTexts().unlock.lockedBy;
  const reason = useSession((session) => session.lockReason);
  const typedLost = useSession((session) => session.typedLost);
  if (reason === 'engine-stopped') return <ProblemNotice problems={[problem('engine-stopped', {})]} />;
  if (typedLost) return <ProblemNotice problems={[problem('typed-text-lost', {})]} />;
  if (reason === null || reason === 'asked') return null;
  return <p role="status">{texts[reason]}</p>;
}
