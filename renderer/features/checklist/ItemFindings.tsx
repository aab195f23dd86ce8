import type { Answer } from '../../../shared/domain/answer.ts';
import type { Finding } from '../../../shared/domain/review.ts';
import { decideAnswer } from '../../stores/editReturn.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { useTexts } from '../../useTexts.ts';

interface ItemFindingsProps {
  readonly answer: Answer;
  readonly findings: readonly Finding[];
  readonly toResult: () => void;
  readonly toReason: () => void;
}

/** Contradictions with both repairs at hand, and the remark on content that is not started. Remarks do not block. */
export function ItemFindings({ answer, findings, toResult, toReason }: ItemFindingsProps) {
  const texts = useTexts().checklist;
  const { itemId } = answer;
  const inProgress = (
    <Button size="small" onPress={() => decideAnswer(itemId, { status: 'in-progress' })}>
      {texts.mend.setInProgress}
    </Button>
  );
  const done = (
    <Button size="small" onPress={() => decideAnswer(itemId, { status: 'done' })}>
      {texts.mend.setDone}
    </Button>
  );
  const write = (
    <Button size="small" onPress={toResult}>
      {texts.mend.writeResult}
    </Button>
  );
  const repairs = {
    'done-without-result': [write, inProgress],
    'reason-missing': [
      <Button key="reason" size="small" onPress={toReason}>
        {texts.mend.writeReason}
      </Button>,
      inProgress,
    ],
    'nothing-occurred-with-evidence': [write, done],
    'completed-but-open': [
      done,
      <Button key="day" size="small" onPress={() => decideAnswer(itemId, { completedOn: null })}>
        {texts.mend.clearDay}
      </Button>,
    ],
  };
  return findings.map((finding) => {
    if (finding.code === 'not-started-with-text')
      return (
        <Note
          key={finding.code}
          tone="warn"
          title={texts.mend.remarkTitle}
          actions={
            <>
              {inProgress}
              {done}
            </>
          }
        >
          <p>{texts.findings[finding.code]}.</p>
        </Note>
      );
    if (finding.kind === 'remark') return null;
    const [first, second] = repairs[finding.code];
    return (
      <Note
        key={finding.code}
        tone="error"
        title={texts.mend.title}
        actions={
          <>
            {first}
            {second}
          </>
        }
      >
        <p>{texts.findings[finding.code]}.</p>
      </Note>
    );
  });
}
