import type { Payload } from '../../shared/domain/payload.ts';
import { Work } from './verify/work.ts';

/**
 * Whether the texts of a return are certain to take more pages than a receiver's check reads (SIGNING.md, 8.2): known before minutes
 * are spent on laying them out. A shorter one may still be too long, which its own check finds.
 */
export function isLongerThanChecked({ items, texts }: Payload): boolean {
  const printed = [
    ...Object.values(texts),
    ...items.flatMap(({ verbatim, result, reason }) => [verbatim, result, reason]),
  ];
  const letters = printed.reduce((sum, text) => sum + text.normalize('NFC').replace(/\s+/gu, '').length, 0);
  return letters > new Work().leftOf('letters');
}
