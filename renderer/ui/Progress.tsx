interface ProgressProps {
  /** What is being done, with how far: "Đang mã hóa 62%". */
  readonly label: string;
  /** 0 to 1; null while unknown. */
  readonly part: number | null;
}

/** Work that takes longer than a second. */
export function Progress({ label, part }: ProgressProps) {
  return (
    <div className="progress">
      <progress aria-label={label} max={1} value={part ?? undefined} />
      <span>{label}</span>
    </div>
  );
}
