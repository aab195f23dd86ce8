/**
 * Proposed name of an exported return, e.g. `BC_ATTT_CHIEMHOA_20240426.pdf`: no accents, no spaces.
 * `exportedAt` is ISO 8601 with offset; its own calendar day counts.
 */
export function returnFileName(unitCode: string, exportedAt: string): string {
  return `BC_ATTT_${unitCode}_${exportedAt.slice(0, 10).replaceAll('-', '')}.pdf`;
}
