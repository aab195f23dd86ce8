import type { Directive } from '../../../shared/domain/directive.ts';

interface DocumentViewProps {
  readonly directive: Directive;
}

/** Nguyên văn: the directive as it was issued. */
export function DocumentView({ directive }: DocumentViewProps) {
  return (
    <article className="paper" lang="vi">
      {directive.source.text}
    </article>
  );
}
