import type { ReactNode } from 'react';
import type { OpenReturn } from '../../shared/contract.ts';
import { ReturnScreen } from '../features/checklist/ReturnScreen.tsx';
import { LoadedReturn } from '../returnParts/LoadedReturn.tsx';
import type { Route } from '../route.ts';

/** The screens of one return. */
export function ReturnRoute({ route }: { readonly route: Route & { readonly screen: 'return' } }) {
  return <LoadedReturn returnId={route.returnId}>{(data) => screenOf(route, data)}</LoadedReturn>;
}

function screenOf(route: Route & { readonly screen: 'return' }, data: OpenReturn): ReactNode {
  return <ReturnScreen data={data} itemId={route.itemId} />;
}
