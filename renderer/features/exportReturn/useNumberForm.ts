import { type RefObject, useEffect, useRef, useState } from 'react';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { keepForm, keepTyped, restoredForm, useRestored } from '../../stores/drafts.ts';
import { limitsOf } from '../../wording/documentDay.ts';
import {
  emptyNumber,
  type Numbered,
  type NumberFaults,
  numberFaults,
  numberOf,
  type TypedNumber,
} from './typedNumber.ts';

const nothingWrong: NumberFaults = { number: null, date: null };

export interface NumberForm {
  readonly typed: TypedNumber;
  readonly type: (typed: TypedNumber) => void;
  /** Before the button is pressed nothing is called wrong. */
  readonly faults: NumberFaults;
  readonly numberRef: RefObject<HTMLInputElement | null>;
  readonly dateRef: RefObject<HTMLInputElement | null>;
  /** Typed before the vault locked. */
  readonly isRestored: boolean;
  /** What is recorded; null while something is missing or wrong: focus goes to the first of it. */
  readonly take: () => Numbered | null;
  /** It is recorded. */
  readonly forget: () => void;
}

/** Number and date of the document, as the clerk types them. They outlive a lock. */
export function useNumberForm(data: OpenReturn): NumberForm {
  const draft = `number ${data.complianceReturn.returnId}`;
  const isRestored = useRestored(draft);
  const [typed, setTyped] = useState(() => restoredForm(draft, emptyNumber));
  useEffect(() => keepForm(draft, typed, emptyNumber), [draft, typed]);
  const [isAsked, setIsAsked] = useState(false);
  const [wrong, setWrong] = useState<{ readonly at: 'number' | 'date' } | null>(null);
  const numberRef = useRef<HTMLInputElement>(null);
  const dateRef = useRef<HTMLInputElement>(null);
  // With the sentence already above it, so that both are scrolled into view.
  useEffect(() => {
    if (wrong !== null) (wrong.at === 'number' ? numberRef : dateRef).current?.focus();
  }, [wrong]);
  const limits = limitsOf(data);
  const faults = numberFaults(typed, limits);

  return {
    typed,
    type: setTyped,
    faults: isAsked ? faults : nothingWrong,
    numberRef,
    dateRef,
    isRestored,
    take() {
      setIsAsked(true);
      const numbered = numberOf(typed, limits);
      if (numbered === null) setWrong({ at: faults.number === null ? 'date' : 'number' });
      return numbered;
    },
    forget() {
      keepTyped(draft, null);
      setIsAsked(false);
    },
  };
}
