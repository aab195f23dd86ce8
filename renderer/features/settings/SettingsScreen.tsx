/** Placeholder until the screen is built. */
export function SettingsScreen() {
  return <main className="page" />;
}
