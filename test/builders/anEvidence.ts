import { createHash } from 'node:crypto';
import type { Evidence } from '../../shared/domain/evidence.ts';

/** An evidence record whose id and hash follow from its name. */
export function anEvidence(name: string, overrides: Partial<Evidence> = {}): Evidence {
  const hash = createHash('sha256').update(name).digest('hex');
  return {
    id: hash.slice(0, 32),
    returnId: '6f1c1d0e-3c1e-4a53-9f0a-6d6a4f4e2a10',
    name,
    sizeBytes: 245_760,
    sha256: hash,
    mediaType: 'application/pdf',
    addedAt: '2024-05-06T09:12:00+07:00',
    caption: '',
    annexBlobId: null,
    ...overrides,
  };
}
