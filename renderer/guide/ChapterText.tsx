import { Marked } from '../returnParts/Marked.tsx';
import { useTexts } from '../useTexts.ts';
import type { ChapterId } from './chapters.ts';
import './guide.css';

interface ChapterTextProps {
  readonly id: ChapterId;
  /** The chapter's title is the heading of the screen, or one inside a sheet. */
  readonly top: 1 | 3;
  /** Words of a search, marked in the text. */
  readonly query?: string;
}

/** One chapter of the guide. */
export function ChapterText({ id, top, query = '' }: ChapterTextProps) {
  const chapter = useTexts().guide.chapters[id];
  const Title = top === 1 ? 'h1' : 'h3';
  const Heading = top === 1 ? 'h2' : 'h4';
  return (
    <article className="chapter">
      <Title>
        <Marked text={chapter.title} query={query} />
      </Title>
      <p className="lead">
        <Marked text={chapter.intro} query={query} />
      </p>
      {chapter.sections.map(({ heading, lines }) => (
        <section key={heading}>
          <Heading>
            <Marked text={heading} query={query} />
          </Heading>
          <ul>
            {lines.map((line) => (
              <li key={line}>
                <Marked text={line} query={query} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  );
}
