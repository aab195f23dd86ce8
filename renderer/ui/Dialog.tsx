import { type ReactNode, useEffect, useId, useRef } from 'react';

interface DialogProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons, the answer first. */
  readonly actions: ReactNode;
  /** Esc, or the caller's own button for leaving. */
  readonly onClose: () => void;
}

/** A question over the screen. The browser keeps focus inside and gives it back afterwards. Mount it to open it. */
export function Dialog({ title, children, actions, onClose }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={box}
      className="dialog"
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
      <div className="dialog-actions">{actions}</div>
    </dialog>
  );
}
