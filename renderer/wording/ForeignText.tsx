import { visibleText } from '../../shared/domain/visibleName.ts';

interface ForeignTextProps {
  readonly children: string;
  /** Language of the text, where it is not that of the window. */
  readonly lang?: string;
}

/**
 * A name or text out of a file or of another person: it keeps its direction to itself, and signs that turn or hide text stand as
 * their code.
 */
export function ForeignText({ children, lang }: ForeignTextProps) {
  return <bdi lang={lang}>{visibleText(children)}</bdi>;
}
