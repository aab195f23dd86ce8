/** Placeholder until the screen is built. */
export function HomeScreen() {
  return <main className="page" />;
}
