import { showDay } from '../../shared/domain/dates.ts';
import type { UnitKind } from '../../shared/domain/unit.ts';
import { Note } from '../ui/Note.tsx';
import { Select } from '../ui/Select.tsx';
import { useTexts } from '../useTexts.ts';
import { ProfileField } from './ProfileField.tsx';
import { unitCodeOf } from './unitDraft.ts';
import type { UnitForm } from './useUnitForm.ts';

/** What is printed at the top of the return, and the kind that decides which items apply. */
export function UnitFields({
  form,
  kinds,
}: {
  readonly form: UnitForm;
  readonly kinds: readonly UnitKind[];
}) {
  const texts = useTexts().firstStart;
  const kind = kinds.find(({ id }) => id === form.draft.kind);
  const validTo = kind?.validTo ?? null;

  function suggestCode(place: string) {
    if (form.draft.code === '' && place !== '') form.set('code', unitCodeOf(place));
  }

  return (
    <div className="form">
      <Select
        ref={form.refOf('kind')}
        label={texts.fields.kind}
        error={form.errors.kind}
        value={form.draft.kind}
        options={[
          ...(form.draft.kind === '' ? [{ value: '', label: '' }] : []),
          ...kinds.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={form.setKind}
      />
      {validTo !== null && <Note>{texts.kindEnded(showDay(validTo))}</Note>}
      <ProfileField form={form} field="name" />
      <ProfileField form={form} field="parent" hint={texts.hints.parent} />
      <div className="field-row">
        <ProfileField form={form} field="symbol" hint={texts.hints.symbol} tidy={withoutSlash} />
      </div>
      <ProfileField form={form} field="recipient" />
      <div className="field-row">
        <ProfileField form={form} field="place" onLeave={suggestCode} />
        <ProfileField form={form} field="code" hint={texts.hints.code} tidy={unitCodeOf} />
      </div>
    </div>
  );
}

/** `/BC-UBND` is how the symbol stands on paper. */
function withoutSlash(text: string): string {
  return text.trim().replace(/^\/+/, '');
}
