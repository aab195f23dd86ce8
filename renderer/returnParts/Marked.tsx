import { Fragment } from 'react';
import { searchHits } from '../../shared/domain/searchHits.ts';

interface MarkedProps {
  readonly text: string;
  /** Its words are marked, with or without accents; nothing is marked while it is empty. */
  readonly query: string;
}

/** A text in which the words of a search are marked. */
export function Marked({ text, query }: MarkedProps) {
  const hits = searchHits(query, text);
  return (
    <>
      {hits.map(({ start, end }, place) => (
        <Fragment key={start}>
          {text.slice(hits[place - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(hits.at(-1)?.end ?? 0)}
    </>
  );
}
