/** The checks of `verify --explain`. */
export const checkTexts = {
  names: {
    file: 'The file can be read and is a PDF',
    structure: 'The structure of the file can be read in one way only',
    'active-content': 'No active content (scripts, dynamic forms, hidden layers)',
    revisions: 'Updates behind the signature add only what may be added',
    signatures: 'The signatures match what was signed',
    appearances: 'No picture of a signature covers content',
    'required-signatures': 'All signatures that the return asks for are there',
    payload: 'The embedded data (return.json) is whole and in form',
    pages: 'The pages say what the embedded data says',
    'embedded-evidence': 'Embedded evidence matches the list',
    trust: 'The signer chains to a known root or is a known seal',
    'certificate-use': 'The certificate is for signing documents, algorithms are safe',
    'certificate-validity': 'The certificate was valid when signing and is valid now',
    'signer-names': 'The name in the certificate is the one on the page',
    revocation: 'The certificate is not revoked',
    timestamp: 'Timestamp',
    evidence: 'The evidence sent along matches the list',
    amendments: 'The amended return continues the one before',
  },
  outcomes: {
    passed: 'Passed',
    failed: 'Failed',
    open: 'Look at it',
    'not-made': 'Not checked',
  },
  reasons: {
    'not-given': 'what the check needs was not given',
    'nothing-there': 'the file has no such part',
    'stopped-before': 'an earlier check failed or stayed open',
    cannot: 'this program cannot check it',
  },
  next: {
    valid: 'What to do: note the day of receipt, keep the file together with this result.',
    indeterminate:
      'What to do: deal with what is to be looked at, then verify again; do not count the file yet.',
    invalid: 'What to do: do not use this file; ask the unit to send it again.',
  },
};
