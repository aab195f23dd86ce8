import type { Answer } from './answer.ts';
import type { FreeTexts } from './complianceReturn.ts';
import type { Evidence } from './evidence.ts';
import { namedCharacter, unprintedCharacters } from './printedCharacters.ts';

/** A part of a return whose texts have characters that the pages show as their code. */
export interface UnprintedPart {
  readonly part: { readonly itemId: string } | { readonly text: keyof FreeTexts };
  /** Each once, as it is named to a person. */
  readonly characters: readonly string[];
}

interface Texts {
  readonly answers: readonly Answer[];
  readonly evidence: readonly Pick<Evidence, 'id' | 'name' | 'caption'>[];
  readonly texts: FreeTexts;
}

/** Parts with such characters in the answer itself, or in names and captions of its evidence: answers first, then the free texts. */
export function unprintedParts({ answers, evidence, texts }: Texts): readonly UnprintedPart[] {
  const files = new Map(evidence.map((file) => [file.id, file]));
  const ofAnswer = ({ result, reason, assignee, evidenceIds }: Answer) => [
    result,
    reason,
    assignee,
    ...evidenceIds.flatMap((id) => {
      const file = files.get(id);
      return file === undefined ? [] : [file.name, file.caption];
    }),
  ];
  const parts: readonly (readonly [UnprintedPart['part'], readonly string[]])[] = [
    ...answers.map((answer) => [{ itemId: answer.itemId }, ofAnswer(answer)] as const),
    ...freeParts.map((text) => [{ text }, [texts[text]]] as const),
  ];
  return parts.flatMap(([part, written]) => {
    const characters = unprintedCharacters(written.join('\n')).map(namedCharacter);
    return characters.length === 0 ? [] : [{ part, characters }];
  });
}

const freeParts = [
  'direction',
  'difficulties',
  'proposals',
  'contactPoint',
] as const satisfies readonly (keyof FreeTexts)[];
