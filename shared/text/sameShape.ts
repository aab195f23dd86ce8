/** The second language has every text of the first, with the same parameters: a missing one does not compile. */
export type SameShape<Texts> = {
  readonly [K in keyof Texts]: Texts[K] extends string
    ? string
    : Texts[K] extends (...facts: infer Facts) => string
      ? (...facts: Facts) => string
      : SameShape<Texts[K]>;
};
