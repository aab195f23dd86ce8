import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

interface DialogProps {
  readonly title: string;
  /** For a list that is read, where a question takes less. */
  readonly wide?: boolean;
  readonly children?: ReactNode;
  /** At the other end of the buttons: the state of saving while the screen behind cannot be read. */
  readonly state?: ReactNode;
  /** Buttons, the answer first. */
  readonly actions: ReactNode;
  /** Esc, or the caller's own button for leaving. */
  readonly onClose: () => void;
}

/** A question over the screen. The browser keeps focus inside; closing gives it back. Mount it to open it. */
export function Dialog({ title, wide = false, children, state, actions, onClose }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  // A layout effect ends while the dialog is still in the page: afterwards nothing would give focus back.
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const dialog = box.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 className="dialog-title" id={id}>
        {title}
      </h2>
      {children}
      <div className="dialog-foot">
        {state}
        <div className="dialog-actions">{actions}</div>
      </div>
    </dialog>
  );
}
