import { Marked } from '../returnParts/Marked.tsx';
import { useTexts } from '../useTexts.ts';
import type { ChapterId } from './chapters.ts';
import './guide.css';
import { pictures } from './pictures.ts';

interface ChapterTextProps {
  readonly id: ChapterId;
  /** The chapter's title is the heading of the screen, or one inside a sheet. */
  readonly top: 1 | 3;
  /** Words of a search, marked in the text. */
  readonly query?: string;
}

/** One chapter of the guide; its picture only where it does not stand over the screen that it shows. */
export function ChapterText({ id, top, query = '' }: ChapterTextProps) {
  const texts = useTexts().guide;
  const chapter = texts.chapters[id];
  const picture = top === 1 ? pictures.find((one) => one.chapter === id) : undefined;
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
      {picture !== undefined && (
        <img
          className="chapter-picture"
          src={picture.address}
          alt={texts.pictures[picture.chapter]}
          width={1024}
          height={513}
        />
      )}
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
