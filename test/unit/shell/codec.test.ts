import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCodec } from '../../shell/codec.ts';

const codec = createCodec();
const roundTrip = (value: unknown) => codec.decode(codec.encode(value));

const leaf = fc.oneof(
  fc.string(),
  fc.double(),
  fc.boolean(),
  fc.bigInt(),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom(null, undefined, -0, Number.NaN, Number.POSITIVE_INFINITY),
  fc.uint8Array(),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: 'small' }, leaf, tie('list'), tie('record')),
  list: fc.array(tie('any'), { maxLength: 5 }),
  record: fc.dictionary(
    fc.string().filter((key) => key !== '__proto__'),
    tie('any'),
    { maxKeys: 5, noNullPrototype: true },
  ),
})).any;

describe('the codec between the processes of the test shell', () => {
  it('brings back every value it carries', () => {
    fc.assert(
      fc.property(value, (given) => {
        expect(roundTrip(given)).toEqual(given);
      }),
    );
  });

  it('keeps maps, sets, errors, buffers and objects that own a $', () => {
    const given = {
      map: new Map<unknown, unknown>([[{ a: 1 }, [2]]]),
      set: new Set([1, 'hai']),
      buffer: new Uint8Array([1, 2]).buffer,
      floats: new Float64Array([0.5, -1]),
      owner: { $: 'undefined', v: 1 },
      pattern: /á+/giu,
    };
    expect(roundTrip(given)).toEqual(given);
    const error = roundTrip(new RangeError('quá lớn')) as Error;
    expect([error instanceof Error, error.name, error.message]).toEqual([true, 'RangeError', 'quá lớn']);
  });

  it('turns a Buffer into the bytes it is', () => {
    const bytes = roundTrip(Buffer.from('tuân thủ')) as Uint8Array;
    expect([bytes.constructor, Buffer.from(bytes).toString()]).toEqual([Uint8Array, 'tuân thủ']);
  });

  it.each([() => 1, Symbol('x'), Promise.resolve(), new WeakMap()])(
    'refuses what cannot be cloned',
    (given) => {
      expect(() => codec.encode({ given })).toThrow('An object could not be cloned.');
    },
  );

  it('works as source text in another world', () => {
    const made = new Function(`return (${createCodec})()`)() as typeof codec;
    expect(made.decode(codec.encode([1, new Date(0)]))).toEqual([1, new Date(0)]);
  });
});
