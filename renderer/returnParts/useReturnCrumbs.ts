import type { OpenReturn } from '../../shared/contractAnswers.ts';
import { visibleName } from '../../shared/domain/visibleName.ts';
import { useScreenCrumbs } from '../crumbs.ts';
import { useTexts } from '../useTexts.ts';
import { shortName } from './returnNames.ts';
import { goHome, goTo } from './returnNavigation.ts';

/** Start page › return › where the person is. */
export function useReturnCrumbs(data: OpenReturn, here: string): void {
  const texts = useTexts();
  useScreenCrumbs([
    { label: texts.app.home, onPress: () => void goHome() },
    { label: visibleName(shortName(data)), lang: 'vi', onPress: () => goTo('list') },
    { label: here },
  ]);
}
