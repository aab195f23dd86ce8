import { showDay } from '../domain/dates.ts';
import type { PlacedDifference } from '../domain/transferPlan.ts';
import type { Texts } from './textsOf.ts';

/** A stored value of a field as a person reads it. */
export function shownValue(value: unknown, texts: Texts): string {
  if (value === null || value === undefined || value === '') return texts.transfer.blank;
  if (typeof value === 'string') {
    if (Object.hasOwn(texts.status, value)) return texts.status[value as keyof typeof texts.status];
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? showDay(value) : value;
  }
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map((part) => shownValue(part, texts)).join(', ');
  return Object.values(value as object)
    .filter((part) => part !== null)
    .map((part) => shownValue(part, texts))
    .join(', ');
}

/** Which field of what differs: "Mục 1.1.a: Kết quả". */
export function differenceWords({ place, field }: PlacedDifference, { transfer }: Texts): string {
  const where =
    place.kind === 'answer'
      ? transfer.places.answer(place.itemId)
      : place.kind === 'caption'
        ? transfer.places.caption(place.name)
        : transfer.places[place.kind];
  return `${where}: ${transfer.fields[field as keyof typeof transfer.fields]}`;
}
