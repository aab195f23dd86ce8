import type { CheckedFile } from '../../../shared/domain/checkedFile.ts';
import { type ShownVerdict, shownVerdict, toldFindings } from '../../../shared/domain/shownVerdict.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import { showCount } from '../../../shared/text/showFigures.ts';
import { verdictMeaning, verdictTodo, verdictWords } from '../../../shared/text/verdictWords.ts';
import { useRoute } from '../../route.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { Note } from '../../ui/Note.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';
import { CheckedLines } from './CheckedLines.tsx';
import { CompareEvidence } from './CompareEvidence.tsx';
import { CountsTable } from './CountsTable.tsx';
import { ExplainedChecks } from './ExplainedChecks.tsx';
import { PayloadFacts } from './PayloadFacts.tsx';
import { SignatureEntry } from './SignatureEntry.tsx';

interface CheckedCardProps {
  readonly file: CheckedFile;
  /** Something was confirmed that the check rests on. */
  readonly onChanged: () => Promise<void>;
}

const icons: Record<ShownVerdict, IconName> = {
  confirmed: 'check',
  valid: 'check',
  sealed: 'info',
  unsigned: 'info',
  incomplete: 'info',
  unread: 'info',
  indeterminate: 'info',
  invalid: 'alert',
};

/** One file: its verdict in words, what it rests on, who signed, what it says of the unit, and what to do. */
export function CheckedCard({ file, onChanged }: CheckedCardProps) {
  const words = useTexts().verify;
  const language = useLanguage();
  const go = useRoute((state) => state.go);
  const verdict = shownVerdict(file);
  const { payload } = file;
  const told = toldFindings(file);
  const isUnknown = told.some(({ code }) => code === 'signer-unknown');
  const firstSeen = new Set(
    file.signers.flatMap(({ identity, role, certificate }) =>
      identity === 'first-seen' && role !== 'seal' && certificate !== null ? [certificate.sha256] : [],
    ),
  ).size;
  return (
    <article className={`verified verified-${verdict}`} aria-label={visibleName(file.file)}>
      <header>
        <h2 className="verified-file">
          <ForeignText>{file.file}</ForeignText>
        </h2>
        <p className="verified-verdict">
          <Icon name={icons[verdict]} />
          <strong>{verdictWords(file, language)}</strong>
        </p>
        <p className="small">{verdictMeaning(file, language)}</p>
      </header>
      {payload !== null && <PayloadFacts file={file} payload={payload} />}
      <div className="verified-columns">
        <div className="verified-findings">
          <section>
            <h3>{words.signatures}</h3>
            {file.signatures.length === 0 && <p className="small">{words.noSignatures}</p>}
            <ul>
              {file.signatures.map((signature, place) => (
                <SignatureEntry
                  key={signature.field}
                  file={file}
                  signature={signature}
                  signer={file.signers[place]}
                  onChanged={onChanged}
                />
              ))}
            </ul>
          </section>
          <section>
            <h3>{words.checks}</h3>
            <CheckedLines file={file} />
          </section>
        </div>
        <section className="verified-next">
          <h3>{words.next}</h3>
          {firstSeen > 0 && <p>{words.confirmFirst(showCount(firstSeen, language))}</p>}
          {verdictTodo(file, language).map((todo) => (
            <p key={todo}>{todo}</p>
          ))}
          {isUnknown && (
            <Note
              actions={
                <Button size="small" onPress={() => go({ screen: 'settings', section: 'trust' })}>
                  {words.addRoots}
                </Button>
              }
            >
              <p>{words.addRootsHint}</p>
            </Note>
          )}
          {payload !== null && payload.counts.evidence > 0 && (
            <>
              <p className="small">{words.evidenceHint(showCount(payload.counts.evidence, language))}</p>
              <CompareEvidence file={file} />
            </>
          )}
        </section>
      </div>
      {payload !== null && <CountsTable counts={payload.counts} label={words.figures} />}
      <ExplainedChecks file={file} />
    </article>
  );
}
