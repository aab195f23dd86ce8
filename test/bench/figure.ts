/** One line of the table: what was measured, beside its peer of the same run. */
export interface Figure {
  readonly what: string;
  /** Measured value as shown, e.g. `812 ms`; null when it could not be measured. */
  readonly ours: string | null;
  readonly peer: string | null;
  /** Ours divided by the peer's. */
  readonly ratio: number | null;
  readonly goal: string | null;
  /** Null where the line only informs or could not be measured. */
  readonly isMet: boolean | null;
  /** How it was measured, or why it could not be. */
  readonly note: string;
}

export interface FigureParts {
  readonly what: string;
  readonly ours: string;
  readonly peer?: string | null;
  readonly ratio?: number | null;
  readonly goal?: string;
  readonly isMet?: boolean | null;
  readonly note?: string;
}

export function figure(parts: FigureParts): Figure {
  return { peer: null, ratio: null, goal: null, isMet: null, note: '', ...parts };
}

/** A line that says why there is no figure. */
export function unmeasured(what: string, goal: string | null, reason: string): Figure {
  return { what, ours: null, peer: null, ratio: null, goal, isMet: null, note: reason };
}

/** The middle value; of an even number of values the higher of the two. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Nearest rank: the smallest value that at least `share` of all values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
  if (value === undefined) throw new Error('no values');
  return value;
}

export function ms(value: number): string {
  return `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
