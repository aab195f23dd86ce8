import { visibleText } from '../../shared/domain/visibleName.ts';

/**
 * A name or text out of a file or of another person: it keeps its direction to itself, and signs that turn or hide text stand as
 * their code.
 */
export function ForeignText({ children }: { readonly children: string }) {
  return <bdi>{visibleText(children)}</bdi>;
}
