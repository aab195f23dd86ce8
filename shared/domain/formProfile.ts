/**
 * Numbers of the printed form after Nghị định 30/2020/NĐ-CP, Annex I, as data: the range the decree allows and the
 * value this product prints. Lengths in millimetres, sizes in points. A new decree is a new profile.
 */

interface Measure {
  readonly min: number;
  readonly max: number;
  readonly value: number;
}

function measure(min: number, value: number, max: number): Measure {
  return { min, max, value };
}

export const formProfile = {
  id: 'ND30-2020',
  /** Annex I, I.1: A4, portrait. */
  page: { widthMm: 210, heightMm: 297 },
  /** Annex I, I.3. */
  margins: {
    topMm: measure(20, 20, 25),
    bottomMm: measure(20, 20, 25),
    leftMm: measure(30, 30, 35),
    rightMm: measure(15, 20, 20),
  },
  /** Annex I, I.7: Arabic, centred in the top margin, not on the first page. */
  pageNumber: { size: measure(13, 13, 14), baselineMm: measure(10, 12, 12) },
  nationalTitle: { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', size: measure(12, 13, 13) },
  motto: { text: 'Độc lập - Tự do - Hạnh phúc', size: measure(13, 13, 14) },
  /** Annex I, II.2: the agency above, and below it in bold the one that issues. */
  parentAgency: { size: measure(12, 13, 13) },
  agency: { size: measure(12, 13, 13) },
  /** `openDots`: how many dots keep room for a number that is not given yet. */
  numberLine: { size: measure(13, 13, 13), openDots: 13 },
  placeAndDate: { size: measure(13, 13, 14) },
  documentType: { text: 'BÁO CÁO', size: measure(13, 14, 14) },
  documentTitle: { size: measure(13, 14, 14) },
  recipient: { size: measure(13, 14, 14) },
  /** Annex I, II.6: justified, first line indented 1 or 1.27 cm, at least 6 pt between paragraphs. */
  body: {
    size: measure(13, 14, 14),
    firstLineIndentMm: measure(10, 12.7, 12.7),
    paragraphGap: measure(6, 6, 18),
    /** Multiple of the single line. */
    lineSpacing: measure(1, 1.1, 1.5),
  },
  /** Annex I, II.6: titles of parts in bold. */
  heading: { size: measure(13, 14, 14) },
  /** Tables inside the body: no size is ordered; the smaller body size keeps them readable. */
  table: { size: measure(11, 12, 14), headerSize: measure(11, 12, 14), hashSize: 8 },
  signature: {
    size: measure(13, 14, 14),
    /** Clear height between position and name for the picture of the signature and the seal. */
    clearMm: measure(30, 30, 40),
  },
  distribution: { titleSize: measure(12, 12, 12), lineSize: measure(11, 11, 11) },
  /** Hash of the data and signatures asked for, below the signature: no element of the decree, so it stays small. */
  proof: { size: 9, gapAbove: 14 },
  /** Foot of a print copy: no element of the decree, so it stays small and in the margin. */
  printMark: { size: 7, baselineMm: 10 },
  annex: { size: measure(14, 14, 14), titleSize: measure(13, 14, 14), attachedSize: measure(13, 14, 14) },
  /** Rules under the agency and under the title: a third to a half of the line. */
  shortRule: measure(1 / 3, 0.4, 1 / 2),
} as const;

const pointsPerMm = 72 / 25.4;

/** Millimetres to PDF points. */
export function points(mm: number): number {
  return mm * pointsPerMm;
}
