import type { Attachable } from './attaching.ts';

/** The files of a drop. A folder is named as such, so that the person learns why it is not attached. */
export function droppedFiles(transfer: DataTransfer): readonly Attachable[] {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  if (items.length === 0) return [...transfer.files].map((file) => ({ name: file.name, file }));
  return items.flatMap((item): Attachable[] => {
    const file = item.getAsFile();
    const entry = item.webkitGetAsEntry?.() ?? null;
    if (entry?.isDirectory) return [{ name: entry.name, file: 'folder' }];
    return file === null ? [] : [{ name: file.name, file }];
  });
}

/**
 * The files of a paste. A picture from the clipboard has no name of its own (`image.png`): it gets one with the time,
 * so that two pasted pictures can be told apart.
 */
export function pastedFiles(transfer: DataTransfer, pastedName: string): readonly Attachable[] {
  const files = [...transfer.files];
  return files.map((file, place) => {
    if (!/^image\.\w+$/.test(file.name)) return { name: file.name, file };
    const ending = file.name.slice(file.name.lastIndexOf('.'));
    const number = files.length > 1 ? `-${place + 1}` : '';
    return { name: `${pastedName}${number}${ending}`, file };
  });
}
