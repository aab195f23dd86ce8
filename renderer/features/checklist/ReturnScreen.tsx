/** Placeholder until the screen is built. */
export function ReturnScreen() {
  return <main className="page" />;
}
