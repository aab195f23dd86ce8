/** The five states of an answer, named as in the data. */
export type StatusName = 'not-started' | 'in-progress' | 'done' | 'nothing-occurred' | 'not-applicable';

/** ○ ◐ ✓ ⊖ ⊘: the form carries the state, colour never does. */
export function StatusGlyph({ status }: { readonly status: StatusName }) {
  return (
    <svg
      className="icon"
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {status === 'done' ? <path d="m2.5 8.5 3.5 3.5 7.5-8" /> : <circle cx="8" cy="8" r="5.6" />}
      {status === 'in-progress' && <path d="M8 2.4a5.6 5.6 0 0 1 0 11.2z" fill="currentColor" />}
      {status === 'nothing-occurred' && <path d="M5.4 8h5.2" />}
      {status === 'not-applicable' && <path d="m4.2 11.8 7.6-7.6" />}
    </svg>
  );
}

/** Glyph and word. Open states stand out, finished ones are quiet. */
export function StatusMark({ status, label }: { readonly status: StatusName; readonly label: string }) {
  const open = status === 'not-started' || status === 'in-progress';
  return (
    <span className={open ? 'status status-open' : 'status'}>
      <StatusGlyph status={status} />
      <span>{label}</span>
    </span>
  );
}
