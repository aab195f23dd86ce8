import type { Problem } from '../../../shared/problems.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useTexts } from '../../useTexts.ts';

interface TakeOverDialogProps {
  /** `vault-in-use` of another computer. */
  readonly problems: readonly Problem[];
  readonly onTakeOver: () => void;
  readonly onClose: () => void;
}

/** Who has the vault open elsewhere and since when, and what opening it here all the same may do. */
export function TakeOverDialog({ problems, onTakeOver, onClose }: TakeOverDialogProps) {
  const texts = useTexts();
  const own = texts.unlock;
  return (
    <Dialog
      title={own.takeOverTitle}
      onClose={onClose}
      actions={
        <>
          <Button variant="filled" onPress={onClose}>
            {own.keepShut}
          </Button>
          <Button
            onPress={() => {
              onClose();
              onTakeOver();
            }}
          >
            {own.takeOverLock}
          </Button>
        </>
      }
    >
      <ProblemNotice problems={problems} tone="warn" />
      <p>{own.takeOverMeaning}</p>
    </Dialog>
  );
}
