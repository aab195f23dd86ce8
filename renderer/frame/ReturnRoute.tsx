import type { ReactNode } from 'react';
import type { OpenReturn } from '../../shared/contractAnswers.ts';
import { ReturnScreen } from '../features/checklist/ReturnScreen.tsx';
import { EvidenceScreen } from '../features/evidence/EvidenceScreen.tsx';
import { ExportScreen } from '../features/exportReturn/ExportScreen.tsx';
import { ReviewScreen } from '../features/review/ReviewScreen.tsx';
import { LoadedReturn } from '../returnParts/LoadedReturn.tsx';
import type { Route } from '../route.ts';

type ReturnPlace = Route & { readonly screen: 'return' };

/** The screens of one return. */
export function ReturnRoute({ route }: { readonly route: ReturnPlace }) {
  return <LoadedReturn returnId={route.returnId}>{(data) => screenOf(route, data)}</LoadedReturn>;
}

function screenOf(route: ReturnPlace, data: OpenReturn): ReactNode {
  switch (route.view) {
    case 'list':
      return <ReturnScreen data={data} itemId={route.itemId} />;
    case 'evidence':
      return <EvidenceScreen data={data} />;
    case 'review':
      return <ReviewScreen data={data} />;
    case 'export':
      return <ExportScreen data={data} />;
  }
}
