import { bridge } from '../../bridge.ts';
import type { Obstacle } from './ObstacleNote.tsx';

/** Asks for the certificates in the store of the system: where it cannot be reached, the answer says what serves instead. */
export async function askStore(): Promise<Obstacle | null> {
  const answer = await bridge().tokens.storeCertificates();
  return answer.ok ? null : answer;
}
