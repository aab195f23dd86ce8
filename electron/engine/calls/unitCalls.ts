import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { DirectiveSummary } from '../../../shared/contractAnswers.ts';
import { addressing, adoptableGroups, applicableItems } from '../../../shared/domain/applicability.ts';
import type { Directive } from '../../../shared/domain/directive.ts';
import { unfitTexts } from '../../../shared/domain/unfitTexts.ts';
import { unitKindsSchema } from '../../../shared/domain/unit.ts';
import { failAll, type Result, succeed } from '../../../shared/result.ts';
import type { EngineCalls } from '../../engineCalls.ts';
import type { DirectiveLibrary } from '../directives/directiveLibrary.ts';
import type { EngineNeeds, Session } from '../session.ts';
import { kinds, readUnit } from '../stored.ts';

type UnitCalls = Pick<EngineCalls, 'unit.get' | 'unit.save' | 'unit.kinds' | 'directives.list'>;

export function unitCalls({ folders }: EngineNeeds, session: Session, library: DirectiveLibrary): UnitCalls {
  return {
    async 'unit.get'() {
      const opened = session.opened();
      return opened.ok ? readUnit(opened.value.vault) : opened;
    },
    async 'unit.save'(unit) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const unfit = unfitTexts(unit);
      if (unfit.length > 0) return failAll(unfit);
      const saved = opened.value.vault.transact('unit-saved', (tx) => tx.put(kinds.unit, 'unit', unit));
      return saved.ok ? succeed({ savedAt: session.moment() }) : saved;
    },
    async 'unit.kinds'() {
      const text = await readFile(path.join(folders.assets, 'data', 'unitKinds.json'), 'utf8');
      return succeed(unitKindsSchema.parse(JSON.parse(text)).kinds);
    },
    async 'directives.list'(): Promise<Result<readonly DirectiveSummary[]>> {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const unit = readUnit(opened.value.vault);
      if (!unit.ok) return unit;
      return succeed(library.all().map((directive) => summary(directive, unit.value?.kind ?? null)));
    },
  };
}

function summary(directive: Directive, unitKind: string | null): DirectiveSummary {
  const stands = unitKind === null ? { addressed: false as const } : addressing(directive, unitKind, null);
  const { number, symbol, date, subject, issuerName } = directive.metadata;
  return {
    id: directive.id,
    subject,
    occasion: directive.occasion,
    issuerName,
    number,
    symbol,
    date,
    addressing: stands.addressed
      ? {
          addressed: true,
          groupName: stands.groupName,
          itemCount: applicableItems(directive, stands.groupId).length,
        }
      : { addressed: false },
    adoptableGroups: adoptableGroups(directive),
  };
}
