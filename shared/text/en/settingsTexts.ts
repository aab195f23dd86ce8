import type { SameShape } from '../sameShape.ts';
import type { settingsTexts as vietnamese } from '../vi/settingsTexts.ts';

export const settingsTexts: SameShape<typeof vietnamese> = {
  title: 'Settings',
  sections: {
    unit: 'Unit',
    images: 'Signature and seal',
    appearance: 'Appearance',
    keys: 'Who opens it',
    vault: 'Vault',
    check: 'Vault check',
    backups: 'Backups and restore',
    trust: 'Issuers, units',
    about: 'About',
  },
  unitIntro: 'Changes are written on leaving a field and apply to returns exported from now on.',
  unitNotSaved: (count) =>
    count === 1
      ? 'Not written to the vault: 1 place to correct'
      : `Not written to the vault: ${count} places to correct`,
  language: 'Language of the interface',
  languageHint: 'Returns are always printed in Vietnamese.',
  languages: { vi: 'Tiếng Việt', en: 'English' },
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  vaultIntro:
    'The vault is encrypted with the passphrase. Without it and without the recovery code nobody opens the vault again, not even from a backup.',
  lockTitle: 'Lock the vault',
  lockIntro:
    'A locked vault needs the passphrase to open. Key: Ctrl + L. It also locks when the PC goes to sleep or the screen locks; what is being typed is put away in the vault and is back after opening.',
  idleTitle: 'Lock when nobody uses the PC',
  idleHint: 'Cannot be turned off: whoever sits down at the PC could read an open vault.',
  minutes: (count: number) => `${count} minutes`,
  aboutIntro:
    'Tuân Thủ helps a unit to answer a directive item by item, to attach evidence and to export a signed return. It works offline and sends no data anywhere.',
  version: 'Version',
};
