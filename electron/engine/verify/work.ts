/**
 * What one verification may ask for in all. A file of a few hundred bytes can describe work for hours: each limit is above
 * what a return of 400 pages needs, and none of them is gone beyond in more than two seconds and 500 MB.
 */
const limits = {
  /** Objects of the PDF, and objects inside them. */
  objects: 400_000,
  /** Bytes that streams unpack to: pages, fonts, attachments, embedded evidence. */
  unpacked: 128 * 1024 * 1024,
  /** Bytes of page content among them. */
  content: 48 * 1024 * 1024,
  /** Bytes of `return.json` and `manifest.json`, and values in them. */
  json: 16 * 1024 * 1024,
  values: 600_000,
  /** Operators and operands of pages, letters they show, and letters whose shape is looked at. */
  operators: 900_000,
  operands: 2_000_000,
  letters: 1_200_000,
  shapes: 100_000,
  /** Comparisons of a place on a page with another one. */
  places: 50_000_000,
  /** Signatures of certificates on each other. */
  signatures: 400,
} as const;

export type WorkPart = keyof typeof limits;

/** The file asks for more than any return does. Caught where the file as a whole is judged. */
export class WorkExceeded extends Error {
  readonly part: WorkPart;

  constructor(part: WorkPart) {
    super(`too much work: ${part}`);
    this.part = part;
  }
}

/** The work that is left for one file, carried through all its checks. */
export class Work {
  private readonly left: Record<WorkPart, number> = { ...limits };

  /** Throws `WorkExceeded` when nothing is left. */
  spend(part: WorkPart, amount: number): void {
    this.left[part] -= amount;
    if (this.left[part] < 0) throw new WorkExceeded(part);
  }

  leftOf(part: WorkPart): number {
    return this.left[part];
  }
}
