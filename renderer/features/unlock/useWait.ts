import { useEffect, useState } from 'react';
import type { Problem } from '../../../shared/problems.ts';

/** Seconds until the next try, counted down; 0 when it may be made. Main decides, this only shows it. */
export function useWait(): {
  readonly seconds: number;
  readonly begin: (problems: readonly Problem[]) => void;
} {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (seconds <= 0) return;
    const timer = setTimeout(() => setSeconds(seconds - 1), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  function begin(problems: readonly Problem[]) {
    const wait = problems.find(({ code }) => code === 'vault-wait');
    if (wait?.code === 'vault-wait') setSeconds(wait.facts.seconds);
  }
  return { seconds, begin };
}
