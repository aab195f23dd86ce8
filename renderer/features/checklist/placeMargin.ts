/** Height of a line of the paper and of an entry in its margin, in CSS pixels (paper.css). */
const lineHeight = 32;

/**
 * Moves each entry of the margin to the line on which its obligation begins, or to the next free one under the entry
 * before it. Everything is measured before anything moves, so that the paper is laid out once.
 */
export function placeMargin(paper: HTMLElement): void {
  const rows = [...paper.querySelectorAll<HTMLElement>('.paper-row')].map((row) => {
    const words = row.querySelector('.paper-words')?.getBoundingClientRect().top ?? 0;
    const entries = [...row.querySelectorAll<HTMLElement>('.margin-entry')].map((entry) => {
      const id = CSS.escape(entry.dataset.obligation ?? '');
      const letter = row.querySelector(`[data-item="${id}"] > .obligation-letter`)?.getBoundingClientRect();
      const middle = letter === undefined ? words : letter.top + letter.height / 2;
      return { entry, line: Math.max(0, Math.floor((middle - words) / lineHeight)) };
    });
    return entries;
  });
  for (const entries of rows) {
    let free = 0;
    for (const { entry, line } of entries) {
      const place = Math.max(line, free);
      entry.style.marginTop = `${(place - free) * lineHeight}px`;
      free = place + 1;
    }
  }
}
