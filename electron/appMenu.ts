import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';

const texts = {
  vi: {
    edit: 'Soạn thảo',
    undo: 'Hoàn tác',
    redo: 'Làm lại',
    cut: 'Cắt',
    copy: 'Sao chép',
    paste: 'Dán',
    selectAll: 'Chọn tất cả',
    view: 'Hiển thị',
    zoomIn: 'Phóng to',
    zoomOut: 'Thu nhỏ',
    resetZoom: 'Cỡ bình thường',
    fullScreen: 'Toàn màn hình',
  },
  en: {
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    resetZoom: 'Actual size',
    fullScreen: 'Full screen',
  },
} as const;

/** The menu behind the hidden bar: it carries the shortcuts for editing and zooming, and no way to reload or inspect. */
export function setAppMenu(language: 'vi' | 'en'): void {
  const text = texts[language];
  const template: MenuItemConstructorOptions[] = [
    { label: text.edit, submenu: editItems(language) },
    {
      label: text.view,
      submenu: [
        { role: 'zoomIn', label: text.zoomIn },
        { role: 'zoomOut', label: text.zoomOut },
        { role: 'resetZoom', label: text.resetZoom },
        { type: 'separator' },
        { role: 'togglefullscreen', label: text.fullScreen },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** Right click in a text field offers cut, copy and paste, which many officials use instead of shortcuts. */
export function offerEditMenu(contents: WebContents, language: () => 'vi' | 'en'): void {
  contents.on('context-menu', (_event, { isEditable, selectionText }) => {
    if (isEditable) Menu.buildFromTemplate(editItems(language())).popup();
    else if (selectionText !== '')
      Menu.buildFromTemplate([{ role: 'copy', label: texts[language()].copy }]).popup();
  });
}

function editItems(language: 'vi' | 'en'): MenuItemConstructorOptions[] {
  const text = texts[language];
  return [
    { role: 'undo', label: text.undo },
    { role: 'redo', label: text.redo },
    { type: 'separator' },
    { role: 'cut', label: text.cut },
    { role: 'copy', label: text.copy },
    { role: 'paste', label: text.paste },
    { role: 'selectAll', label: text.selectAll },
  ];
}
