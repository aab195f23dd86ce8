/** Placeholder until the screen is built. */
export function VerifyScreen() {
  return <main className="page" />;
}
