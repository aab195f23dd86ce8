import { strict } from './strict.ts';

interface MenuItem {
  readonly role?: string;
  readonly label?: string;
  readonly type?: string;
  readonly submenu?: readonly MenuItem[];
}

let applicationMenu: object | null = null;

/** The model of a menu: the browser draws no bar and knows no shortcuts of it; editing works through its own. */
export const Menu = strict('Menu', {
  buildFromTemplate(items: readonly MenuItem[]) {
    return strict('menu', { items, popup: () => {} });
  },
  setApplicationMenu(menu: object | null): void {
    applicationMenu = menu;
  },
  getApplicationMenu: () => applicationMenu,
});
