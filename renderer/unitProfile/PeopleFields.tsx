import { useTexts } from '../useTexts.ts';
import { ProfileField } from './ProfileField.tsx';
import type { UnitForm } from './useUnitForm.ts';

/** Who prepares, who signs and for whom, who numbers and seals. */
export function PeopleFields({ form }: { readonly form: UnitForm }) {
  const texts = useTexts().firstStart;
  return (
    <div className="form">
      <fieldset className="form-group">
        <legend>{texts.groups.preparer}</legend>
        <div className="field-row">
          <ProfileField form={form} field="preparerName" />
          <ProfileField form={form} field="preparerPosition" hint={texts.hints.optional} />
        </div>
      </fieldset>
      <fieldset className="form-group">
        <legend>{texts.groups.head}</legend>
        <ProfileField form={form} field="headName" />
        <ProfileField form={form} field="headPosition" hint={texts.hints.headPosition} />
        <div className="field-row">
          <ProfileField form={form} field="authorityFirst" hint={texts.hints.authorityFirst} />
          <ProfileField form={form} field="authoritySecond" hint={texts.hints.authoritySecond} />
        </div>
      </fieldset>
      <fieldset className="form-group">
        <legend>{texts.groups.clerk}</legend>
        <ProfileField form={form} field="clerkName" hint={texts.hints.optional} />
      </fieldset>
    </div>
  );
}
