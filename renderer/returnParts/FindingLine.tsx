import { Icon, type IconName } from '../ui/Icon.tsx';
import { ForeignText } from '../wording/ForeignText.tsx';
import './verdict.css';

interface FindingLineProps {
  readonly icon: IconName;
  readonly title: string;
  readonly more?: string | undefined;
  readonly tone?: 'neutral' | 'error';
}

/** One line of a check: what was found, and what it rests on. Red only where something does not match. */
export function FindingLine({ icon, title, more, tone = 'neutral' }: FindingLineProps) {
  return (
    <li className={tone === 'error' ? 'finding finding-error' : 'finding'}>
      <Icon name={icon} />
      <div>
        <p>
          <ForeignText>{title}</ForeignText>
        </p>
        {more !== undefined && more !== '' && (
          <p className="small">
            <ForeignText>{more}</ForeignText>
          </p>
        )}
      </div>
    </li>
  );
}
