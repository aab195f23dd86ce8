export function VaultMissingScreen({
  missing,
}: {
  readonly missing: 'keyring-missing' | 'database-missing';
}) {
  return <main className="page">{missing}</main>;
}
