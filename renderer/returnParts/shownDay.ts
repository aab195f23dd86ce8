import { showMoment } from '../../shared/text/showFigures.ts';
import { localMoment } from './localMoment.ts';

/** The day of a moment in the time of this PC, `22/04/2024`. */
export function shownDay(moment: string): string {
  return showMoment(localMoment(moment)).slice(0, 10);
}
