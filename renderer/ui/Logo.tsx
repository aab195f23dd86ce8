/** The mark of the app: a list whose last line is ticked. Decoration: its name stands beside it. */
export function Logo({ size }: { readonly size: number }) {
  return (
    <svg className="logo" width={size} height={size} viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <rect className="logo-ground" width="40" height="40" rx="7" />
      <path className="logo-line" d="M10 12h14M10 19.5h8M17.5 26l5 5L32 19.5" />
    </svg>
  );
}
