/** Placeholder until the screen is built. */
export function UnlockScreen() {
  return <main className="page" />;
}
