/** Placeholder until the screen is built. */
export function FirstStartScreen() {
  return <main className="page" />;
}
