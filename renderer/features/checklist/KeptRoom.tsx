import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

/** Keeps the height that its content once had: what stands below does not jump when a note goes while someone types there. */
export function KeptRoom({ children }: { readonly children: ReactNode }) {
  const content = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    setRoom(Math.max(room, content.current?.offsetHeight ?? 0));
  });
  return (
    <div className="kept-room" style={{ minHeight: room }}>
      <div ref={content} className="item-findings">
        {children}
      </div>
    </div>
  );
}
