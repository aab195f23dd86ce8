import { useState } from 'react';
import { useOpenReturn } from '../stores/openReturn.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { useTexts } from '../useTexts.ts';
import { HistoryDialog } from './HistoryDialog.tsx';

/** "Lịch sử" beside an item, or beside the common part for null. */
export function HistoryLink({ item }: { readonly item: string | null }) {
  const { audit } = useTexts();
  const returnId = useOpenReturn((state) => state.returnId);
  const [open, setOpen] = useState(false);
  return (
    <>
      <LinkButton onPress={() => setOpen(true)}>{audit.history}</LinkButton>
      {open && returnId !== null && (
        <HistoryDialog returnId={returnId} item={item} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
