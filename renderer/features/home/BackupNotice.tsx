import { useEffect } from 'react';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useRoute } from '../../route.ts';
import { Button } from '../../ui/Button.tsx';
import { useAnswer } from '../../useAnswer.ts';
import { useTexts } from '../../useTexts.ts';

const askState = () => bridge().backups.state();

/** Told where the person begins the day: no automatic backup for a week. */
export function BackupNotice() {
  const texts = useTexts();
  const go = useRoute((state) => state.go);
  const { value, askAgain } = useAnswer(askState);
  useEffect(() => bridge().on('backups.changed', askAgain), [askAgain]);
  const overdue = (value?.problems ?? []).filter(({ code }) => code === 'automatic-backup-overdue');
  return (
    <ProblemNotice
      problems={overdue}
      tone="warn"
      actions={
        <Button size="small" onPress={() => go({ screen: 'settings', section: 'backups' })}>
          {texts.backups.title}
        </Button>
      }
    />
  );
}
