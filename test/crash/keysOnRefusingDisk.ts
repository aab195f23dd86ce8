// Child process under a limit on the size of files: the small keyring can be written, the database cannot.
import { openVault } from '../../electron/engine/vault/vault.ts';

const [dir = '', passphrase = '', next = ''] = process.argv.slice(2);
const opened = await openVault({ dir, passphrase, allowWeakKdf: true });
if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
const changed = await opened.value.changePassphrase(passphrase, next);
process.stdout.write(JSON.stringify(changed));
opened.value.lock();
