import { Note } from '../../ui/Note.tsx';
import type { KeyFault } from './keyFault.ts';

interface KeyFaultNoteProps {
  readonly fault: KeyFault | null;
  readonly at: KeyFault['at'];
}

/** Says it beside a button or box, which has no place for an error of its own; nothing while the fault is elsewhere. */
export function KeyFaultNote({ fault, at }: KeyFaultNoteProps) {
  if (fault?.at !== at) return null;
  return (
    <Note tone="error" role="alert">
      <p>{fault.text}</p>
    </Note>
  );
}
