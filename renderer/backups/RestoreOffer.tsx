import { useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../ui/Button.tsx';
import { useTexts } from '../useTexts.ts';
import { RestoreDialog } from './RestoreDialog.tsx';

/** The button that opens the dialog for putting a backup back. */
export function RestoreOffer({ variant }: { readonly variant?: 'quiet' }) {
  const texts = useTexts().backups;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button {...(variant === undefined ? {} : { variant })} onPress={() => setOpen(true)}>
        {texts.restoreOpen}
      </Button>
      {/* Outside of the form that may hold the button: forms do not nest. */}
      {isOpen && createPortal(<RestoreDialog onClose={() => setOpen(false)} />, document.body)}
    </>
  );
}
