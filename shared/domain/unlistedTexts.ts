import type { Payload } from './payload.ts';
import { closingSentence, openingSentence, returnTitle } from './returnSentences.ts';

/** What a list of changes never mentions, in the order in which a receiver is told of it. */
export const unlistedPlaces = [
  'quotes',
  'sentences',
  'unit',
  'directive',
  'addressee',
  'preparer',
  'signer',
  'distribution',
  'sample',
] as const;
export type UnlistedPlace = (typeof unlistedPlaces)[number];

/**
 * What a return says outside the texts that an amendment can change, by its place. Number and date of issue are none of it: every
 * version is a document of its own.
 */
export function unlistedTexts(payload: Payload): Readonly<Record<UnlistedPlace, string>> {
  const { items, unit, directive, addressee, preparer, signer, distribution, sample } = payload;
  const { number, symbol, date, issuer, subject } = directive;
  return {
    quotes: JSON.stringify(items.map(({ id, verbatim }) => [id, verbatim])),
    sentences: JSON.stringify(ownSentences(payload)),
    unit: JSON.stringify([unit.kind, unit.name, unit.parent, unit.place, unit.symbol]),
    directive: JSON.stringify([number, symbol, date.day, date.month, date.year, issuer, subject]),
    addressee: JSON.stringify([addressee.id, addressee.name, addressee.adopted]),
    preparer: JSON.stringify([preparer.name, preparer.position]),
    signer: JSON.stringify([signer.authority, signer.position, signer.name]),
    distribution: JSON.stringify(distribution),
    sample: JSON.stringify(sample),
  };
}

/** Title, opening and closing; null where one follows from the rest of the return, and so changes with it. */
function ownSentences({ title, openingSentence: opening, closingSentence: closing, ...rest }: Payload) {
  const named = { ...rest.directive, occasion: null };
  const derived = [
    returnTitle(named),
    openingSentence(named, rest.unit.name),
    closingSentence(title, rest.unit.name, rest.recipient),
  ].map((sentence) => sentence.normalize('NFC'));
  return [title, opening, closing].map((sentence, place) => (sentence === derived[place] ? null : sentence));
}
