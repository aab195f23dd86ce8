/** What is still missing or wrong with a key, and at which of its fields it is said. */
export interface KeyFault {
  readonly at: 'file' | 'password' | 'certificate' | 'pin' | 'finalTry';
  readonly text: string;
}
