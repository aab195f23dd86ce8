import { type RefObject, useEffect, useRef } from 'react';

/**
 * Gives focus to a new screen when the control that led to it went away with the old one, so that the keyboard and the
 * screen reader go on from there and not from the top of the window. Focus that something else holds is left alone.
 */
export function useArrivalFocus<Place extends HTMLElement>(): RefObject<Place | null> {
  const place = useRef<Place>(null);
  useEffect(() => {
    arriveAt(place.current);
  }, []);
  return place;
}

/** Without the ring: the person has not moved focus yet, and a ring around a whole screen says nothing. */
export function arriveAt(place: HTMLElement | null | undefined): void {
  if (focusIsLost()) place?.focus({ preventScroll: true, focusVisible: false });
}

/** True when no control has the focus. */
export function focusIsLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
