import type { Evidence } from '../../shared/domain/evidence.ts';
import { visibleName } from '../../shared/domain/visibleName.ts';

/** Name of a preview: the file and, when somebody wrote it down, what it proves. */
export function previewName({ name, caption }: Evidence): string {
  const says = caption.trim();
  return says === '' ? visibleName(name) : `${visibleName(name)}, ${says}`;
}
