import { useState } from 'react';
import type { TrailOverview } from '../../../shared/domain/auditTrail.ts';
import { SearchField } from '../../returnParts/SearchField.tsx';
import { Button } from '../../ui/Button.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Select } from '../../ui/Select.tsx';
import { useTexts } from '../../useTexts.ts';
import { readTypedDay, tidyDay } from '../../wording/typedDay.ts';

/** What the person chose; empty texts and null stand for all. */
export interface TypedFilter {
  /** Package that brought the log; empty for the vault's own. */
  readonly trail: string;
  readonly query: string;
  readonly officer: string;
  readonly returnId: string;
  readonly from: string | null;
  readonly to: string | null;
}

export const allOfIt: TypedFilter = { trail: '', query: '', officer: '', returnId: '', from: null, to: null };

interface AuditFiltersProps {
  readonly overview: TrailOverview | null;
  readonly filter: TypedFilter;
  readonly onFilter: (filter: TypedFilter) => void;
}

/** Words, officer, return, days. A day counts once its field is left with a day that exists. */
export function AuditFilters({ overview, filter, onFilter }: AuditFiltersProps) {
  const { audit, app } = useTexts();
  const [days, setDays] = useState({ from: '', to: '' });
  const [left, setLeft] = useState({ from: false, to: false });
  const none = { ...allOfIt, trail: filter.trail };
  const trails = overview?.trails ?? [];
  const isAll = JSON.stringify(filter) === JSON.stringify(none) && days.from === '' && days.to === '';
  const reversed = filter.from !== null && filter.to !== null && filter.from > filter.to;

  const dayField = (name: 'from' | 'to') => {
    const { error } = readTypedDay(days[name], app);
    return (
      <DateField
        label={audit[name]}
        hint={audit.dayHint}
        error={
          (left[name] ? error : undefined) ?? (name === 'to' && reversed ? audit.daysReversed : undefined)
        }
        value={days[name]}
        tidy={tidyDay}
        onChange={(text) => {
          setDays((all) => ({ ...all, [name]: text }));
          setLeft((all) => ({ ...all, [name]: false }));
        }}
        onLeave={(text) => {
          setLeft((all) => ({ ...all, [name]: true }));
          const read = readTypedDay(text, app);
          if (read.error === undefined) onFilter({ ...filter, [name]: read.day });
        }}
      />
    );
  };

  return (
    <section className="audit-filters" aria-label={audit.search}>
      {trails.length > 0 && (
        <Select
          label={audit.which}
          value={filter.trail}
          options={[
            { value: '', label: audit.ownTrail },
            ...trails.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(trail) => onFilter({ ...filter, officer: '', returnId: '', trail })}
        />
      )}
      <SearchField
        label={audit.search}
        value={filter.query}
        onChange={(query) => onFilter({ ...filter, query: query.slice(0, 200) })}
      />
      <div className="audit-choices">
        <Select
          label={audit.officer}
          value={filter.officer}
          options={[
            { value: '', label: audit.allOfficers },
            ...(overview?.officers ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(officer) => onFilter({ ...filter, officer })}
        />
        <Select
          label={audit.return}
          value={filter.returnId}
          options={[
            { value: '', label: audit.allReturns },
            ...(overview?.returns ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(returnId) => onFilter({ ...filter, returnId })}
        />
        {dayField('from')}
        {dayField('to')}
      </div>
      {!isAll && (
        <div>
          <Button
            size="small"
            onPress={() => {
              setDays({ from: '', to: '' });
              onFilter(none);
            }}
          >
            {audit.clear}
          </Button>
        </div>
      )}
    </section>
  );
}
