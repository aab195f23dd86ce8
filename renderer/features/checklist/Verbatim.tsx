import { useState } from 'react';
import { type Directive, type DirectiveItem, directiveSentence } from '../../../shared/domain/directive.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { useTexts } from '../../useTexts.ts';

interface VerbatimProps {
  readonly directive: Directive;
  readonly item: DirectiveItem;
}

/** What the paper says, untouched; on demand the whole sentence with the duty marked in it. */
export function Verbatim({ directive, item }: VerbatimProps) {
  const texts = useTexts().checklist.panel;
  const [whole, setWhole] = useState(false);
  const sentence = directiveSentence(directive, item.sentence);
  const start = item.span.start - sentence.span.start;
  const end = item.span.end - sentence.span.start;
  return (
    <figure className="verbatim">
      <blockquote lang="vi">
        {whole ? (
          <p>
            {sentence.verbatim.slice(0, start)}
            <mark>{sentence.verbatim.slice(start, end)}</mark>
            {sentence.verbatim.slice(end)}
          </p>
        ) : (
          <p>{item.verbatim}</p>
        )}
      </blockquote>
      <figcaption className="small">
        {!whole && item.governingWords !== null && (
          <p>
            {texts.governing} <span lang="vi">{item.governingWords}</span>
          </p>
        )}
        {item.focus !== null && (
          <p>
            {texts.focus} <span lang="vi">{item.focus}</span>
          </p>
        )}
        <p>
          {texts.verbatim(String(sentence.line))}
          {'  '}
          <LinkButton onPress={() => setWhole(!whole)}>
            {whole ? texts.hideSentence : texts.showSentence}
          </LinkButton>
        </p>
      </figcaption>
    </figure>
  );
}
