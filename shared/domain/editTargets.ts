import type { OpenReturn } from '../contractAnswers.ts';
import type { Answer } from './answer.ts';
import type { ComplianceReturn, FreeTexts } from './complianceReturn.ts';

/** Fields of an answer that are typed or chosen; its evidence is linked file by file. */
export type AnswerField = Exclude<keyof Answer, 'itemId' | 'evidenceIds'>;
export type DetailField = keyof Pick<
  ComplianceReturn,
  'directiveReference' | 'period' | 'deadline' | 'number' | 'issuedOn'
>;

/** One place of a return that an edit changes. */
export type EditTarget =
  | { readonly kind: 'answer'; readonly itemId: string; readonly field: AnswerField }
  | { readonly kind: 'text'; readonly field: keyof FreeTexts }
  | { readonly kind: 'detail'; readonly field: DetailField }
  | { readonly kind: 'caption'; readonly evidenceId: string }
  /** Its value is the place of the file in the list of the item, from 0; null: not linked. */
  | { readonly kind: 'link'; readonly itemId: string; readonly evidenceId: string }
  /** Its value is the list of the item's files, in their order. */
  | { readonly kind: 'order'; readonly itemId: string };

/** What one place said before and after. */
export interface EditChange {
  readonly target: EditTarget;
  readonly from: unknown;
  readonly to: unknown;
}

/** What a place says now; undefined for a place that the return does not have. */
export function valueAt(data: OpenReturn, target: EditTarget): unknown {
  switch (target.kind) {
    case 'answer':
      return answerOf(data, target.itemId)?.[target.field];
    case 'text':
      return data.complianceReturn.texts[target.field];
    case 'detail':
      return data.complianceReturn[target.field];
    case 'caption':
      return data.evidence.find(({ id }) => id === target.evidenceId)?.caption;
    case 'link': {
      const place = answerOf(data, target.itemId)?.evidenceIds.indexOf(target.evidenceId);
      return place === -1 ? null : place;
    }
    case 'order':
      return answerOf(data, target.itemId)?.evidenceIds;
  }
}

/** The return with other values at some of its places. */
export function withChanges(data: OpenReturn, changes: readonly EditChange[]): OpenReturn {
  return changes.reduce(withChange, data);
}

function withChange(data: OpenReturn, { target, to }: EditChange): OpenReturn {
  switch (target.kind) {
    case 'answer':
      return withAnswer(data, target.itemId, { [target.field]: to } as Partial<Answer>);
    case 'text': {
      const texts = { ...data.complianceReturn.texts, [target.field]: to } as FreeTexts;
      return { ...data, complianceReturn: { ...data.complianceReturn, texts } };
    }
    case 'detail':
      return {
        ...data,
        complianceReturn: { ...data.complianceReturn, [target.field]: to } as ComplianceReturn,
      };
    case 'caption':
      return {
        ...data,
        evidence: data.evidence.map((file) =>
          file.id === target.evidenceId ? { ...file, caption: String(to) } : file,
        ),
      };
    case 'link': {
      const ids = answerOf(data, target.itemId)?.evidenceIds ?? [];
      return withAnswer(data, target.itemId, {
        evidenceIds: placed(ids, target.evidenceId, typeof to === 'number' ? to : null),
      });
    }
    case 'order':
      return withAnswer(data, target.itemId, { evidenceIds: [...(to as readonly string[])] });
  }
}

/** The list with the id at the place; null: without it. A place behind the end is the end. */
export function placed(ids: readonly string[], id: string, place: number | null): string[] {
  const others = ids.filter((other) => other !== id);
  return place === null ? others : [...others.slice(0, place), id, ...others.slice(place)];
}

/** Whether two values of a place say the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

export function sameTarget(a: EditTarget, b: EditTarget): boolean {
  return targetKey(a) === targetKey(b);
}

/** A word for the place, the same for the same place. */
export function targetKey(target: EditTarget): string {
  const { kind, field, itemId, evidenceId } = target as Partial<Record<string, string>>;
  return JSON.stringify([kind, itemId, evidenceId, field]);
}

function answerOf(data: OpenReturn, itemId: string): Answer | undefined {
  return data.answers.find((answer) => answer.itemId === itemId);
}

function withAnswer(data: OpenReturn, itemId: string, patch: Partial<Answer>): OpenReturn {
  return {
    ...data,
    answers: data.answers.map((answer) => (answer.itemId === itemId ? { ...answer, ...patch } : answer)),
  };
}
