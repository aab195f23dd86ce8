import type { CosValue } from './cosValues.ts';

/** Calls `visit` with the number of every reference inside a value. */
export function eachReference(value: CosValue, visit: (number: number) => void): void {
  switch (value.kind) {
    case 'ref':
      visit(value.number);
      break;
    case 'array':
      for (const item of value.items) eachReference(item, visit);
      break;
    case 'dict':
      for (const item of value.entries.values()) eachReference(item, visit);
      break;
    case 'stream':
      eachReference(value.dict, visit);
      break;
    default:
      break;
  }
}

/**
 * Numbers of the new objects that can be reached from the given values through new objects, and whether a reference led to an
 * older one.
 */
export function reachableFrom(
  values: readonly CosValue[],
  fresh: ReadonlyMap<number, CosValue>,
): { readonly numbers: ReadonlySet<number>; readonly leadsBack: boolean } {
  const numbers = new Set<number>();
  let leadsBack = false;
  const waiting: CosValue[] = [...values];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    eachReference(value, (number) => {
      const object = fresh.get(number);
      if (object === undefined) leadsBack = true;
      else if (!numbers.has(number)) {
        numbers.add(number);
        waiting.push(object);
      }
    });
  }
  return { numbers, leadsBack };
}
