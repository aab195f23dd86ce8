export type Tick = 'full' | 'half' | 'empty';

interface ProgressTicksProps {
  /** One array per group of the outline, in its order. */
  readonly groups: readonly (readonly Tick[])[];
  /** In words: "13/18 mục". The ticks are one image with this name. */
  readonly label: string;
  /** Place of the open item, counted over all groups; it gets a ring. */
  readonly open?: number | undefined;
}

/** One tick per item: full = final answer, half = in progress, empty = not started. */
export function ProgressTicks({ groups, label, open }: ProgressTicksProps) {
  let place = -1;
  return (
    <span className="ticks" role="img" aria-label={label}>
      {groups.map((group, groupPlace) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a tick is its place in the list.
        <span key={groupPlace} className="tick-group">
          {group.map((tick, tickPlace) => {
            place += 1;
            const ring = place === open ? ' tick-open' : '';
            // biome-ignore lint/suspicious/noArrayIndexKey: a tick is its place in the list.
            return <span key={tickPlace} className={`tick tick-${tick}${ring}`} />;
          })}
        </span>
      ))}
    </span>
  );
}
