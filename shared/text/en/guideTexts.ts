export const guideTexts = {
  title: 'User guide',
  chaptersLabel: 'Chapters of the guide',
  next: (title: string) => `Next chapter: ${title}`,
  search: 'Search the guide',
  nothing: (query: string) => `No chapter contains “${query}”. Empty the search field to see them all.`,
  pictures: {
    start: 'The home screen: a directive and the button for a new return',
    answer: 'The list of items at the left, the open item with its result at the right',
    evidence: 'The evidence screen with one file',
    review: 'The review with the answers as they will be printed',
    sign: 'The PDF draft at the left, the steps of signing at the right',
    moving: 'The screen that moves data to another PC',
    backup: 'Settings, backup and restore',
  },
  chapters: {
    start: {
      title: 'Getting started',
      intro: 'The first time: make the vault, describe the unit, then begin the first return.',
      sections: [
        {
          heading: 'Make the vault',
          lines: [
            'Choose a long sentence that is easy to remember as passphrase. Turn the Vietnamese keyboard off while typing it.',
            'Print the recovery code and keep it like the seal. Without passphrase and code nobody can open the vault.',
            'All content and evidence in the vault is encrypted. The program uses no network.',
          ],
        },
        {
          heading: 'Begin a return',
          lines: [
            'On the home screen choose a directive and press New return.',
            'Enter period and deadline. The items that apply to this kind of unit are chosen already.',
            'Later the home screen says which return is due and which item comes next.',
          ],
        },
        {
          heading: 'Getting around',
          lines: [
            'Ctrl + K searches everything: returns, items, evidence, screens, commands; with or without marks.',
            'F1 opens the help and the shortcuts of the screen. F6 moves between the zones.',
            'Ctrl + L locks the vault. What is being typed is kept in it and is back after the unlock.',
          ],
        },
      ],
    },
    answer: {
      title: 'Answering the items',
      intro: 'The list in the middle holds the items to answer; the open item is at the right.',
      sections: [
        {
          heading: 'An item has',
          lines: [
            'The verbatim text with its line number in the directive. It cannot be edited.',
            'The status: Alt + 1 to Alt + 5. “Not applicable” needs a reason; “Nothing occurred” exists only where an event triggers the item.',
            'The result: printed verbatim in the return. Write what was done, figures, times.',
            'Changing the status erases neither text nor evidence.',
          ],
        },
        {
          heading: 'Saving',
          lines: [
            'There is no save button: text is written when typing pauses. “Written to the vault at …” appears only once it is written.',
            'When it could not be written, the reason is shown in red with a button to write again; the text stays in its field.',
          ],
        },
        {
          heading: 'Going on',
          lines: [
            'Ctrl + Enter goes to the next item; Alt + ↑ and Alt + ↓ to the previous and the next.',
            'F8 goes to the next place to look at. The filter for open items hides those with a result.',
            'The history beside an item shows earlier versions and puts them back.',
          ],
        },
      ],
    },
    evidence: {
      title: 'Evidence',
      intro: 'Evidence is a file that proves the result: a decision, a duty roster, a photo, a system log.',
      sections: [
        {
          heading: 'Attaching',
          lines: [
            'Drag files onto the item, choose them (Ctrl + O), or paste pictures and files with Ctrl + V.',
            'A file is encrypted in the vault; the original on the PC stays as it is. One file may serve several items.',
            'Write a caption: what the file proves. Photos are printed in the annex with it.',
          ],
        },
        {
          heading: 'Looking and taking off',
          lines: [
            'The evidence screen lists all files of the return; a filter shows those that belong to no item.',
            'Taking a file off an item does not delete it from the vault.',
          ],
        },
      ],
    },
    review: {
      title: 'Review',
      intro: 'Every answer as it will be printed, with what is missing or contradicts.',
      sections: [
        {
          heading: 'Steps',
          lines: [
            'Read each line; press Change to go to the item, and come back to the same line.',
            'Contradictions (red) have to be resolved before signing, for example “Done” with an empty result.',
            'Missing evidence (amber) is a reminder and blocks nothing.',
            'Confirm once the items for which nothing occurred in the period.',
          ],
        },
      ],
    },
    sign: {
      title: 'Signing and exporting',
      intro:
        'The PDF draft at the left is what will be signed. The ways of signing stand at the right, by legal value.',
      sections: [
        {
          heading: 'Submitting',
          lines: [
            'Press Submit: the content is frozen, the vault keeps the submitted copy with its SHA-256.',
            'To go on editing send it back; a new version is made and the reason is kept.',
          ],
        },
        {
          heading: 'Signing',
          lines: [
            'USB token: plug it in, choose the certificate, enter the PIN. The PIN is never kept; wrong ones lock the device.',
            'A P12 file is not an official-use digital signature.',
            'The integrity seal proves only that the file was not altered; it does not replace the signature of the agency.',
            'After signing the file is read back and checked; what cannot be checked offline is said.',
          ],
        },
      ],
    },
    send: {
      title: 'Numbering and sending',
      intro: 'After the signature of the head: the clerk numbers, the agency seals, then the return is sent.',
      sections: [
        {
          heading: 'What remains',
          lines: [
            'Enter number and date given by the clerk; the signature of the agency fills them into the file.',
            'A file signed elsewhere is taken in again; it is compared with the submitted copy first.',
            'Send the file by the channel of the office, then record that it was sent and to whom.',
            'On paper: print the copy, sign and stamp it, then record it with a scan.',
          ],
        },
        {
          heading: 'Afterwards',
          lines: [
            'A sent return stays as it is. To correct it make an amended return with a reason.',
            'The new return names the file that it replaces and what changed.',
          ],
        },
      ],
    },
    verify: {
      title: 'Checking signed files',
      intro: 'For returns received from other units, and for checking one’s own file again.',
      sections: [
        {
          heading: 'Checking',
          lines: [
            'Choose the PDF files or drag them onto the screen. Each gets a verdict and its reasons.',
            '“Matches” means that the file is whole and the signature belongs to it. “Valid” is said only when issuer and revocation were checked too.',
            'A new certificate of a unit is asked about once: compare its fingerprint with the unit by telephone, then confirm.',
            'The totals add up the files that match; they can be written as CSV.',
          ],
        },
      ],
    },
    backup: {
      title: 'Backup and restore',
      intro:
        'The program backs up every day on this PC. Against a broken disk a copy on a stick is needed as well.',
      sections: [
        {
          heading: 'Backing up to a stick',
          lines: [
            'Settings, Backup and restore, or the button on the home screen.',
            'Wait until the program says that the stick may be removed. The backup stays encrypted with the passphrase of the vault.',
          ],
        },
        {
          heading: 'Restoring',
          lines: [
            'A backup is checked before anything is replaced; the present vault is kept whole in another folder.',
            'A restore can also be begun on the unlock screen, when the vault on the PC is damaged.',
          ],
        },
      ],
    },
    moving: {
      title: 'Moving to another PC',
      intro: 'One return or the whole vault moves as one encrypted package with a passphrase of its own.',
      sections: [
        {
          heading: 'Sending and taking in',
          lines: [
            'Sending PC: Transfer, choose the return, set a passphrase. Tell it by another channel.',
            'Receiving PC: choose the package, look at what is in it, then take it in. A backup is made first.',
            'Where both PCs differ each field is asked about. Submitted returns are not changed.',
          ],
        },
      ],
    },
    problems: {
      title: 'When something goes wrong',
      intro: 'Every message says what happened, what it means for the work, and what to do.',
      sections: [
        {
          heading: 'The vault does not open',
          lines: [
            'Look at Caps Lock and turn the Vietnamese keyboard off. After some wrong tries the program waits before the next.',
            'Forgotten passphrase: open with the recovery code on the unlock screen, then set a new one.',
            'The vault is open on another PC: close it there first.',
          ],
        },
        {
          heading: 'Not written, disk full',
          lines: [
            'What was typed stays in its field. Free some space and press the button to write again.',
            'The vault keeps some room for one last save on a full disk.',
          ],
        },
        {
          heading: 'Damage or tampering',
          lines: [
            'Settings, Check the vault: reads all of it and names each damaged place. This runs every month by itself.',
            'The log says who changed what from what to what, and when; it can be exported as CSV.',
          ],
        },
      ],
    },
  },
};
