import type { Bridge } from '../shared/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload; a component test puts a fake of the same type there. */
    tuanThu: Bridge;
  }
}

/** The only way out of the window: the calls of the contract. Read at each use, so that a test may exchange it. */
export function bridge(): Bridge {
  return window.tuanThu;
}
