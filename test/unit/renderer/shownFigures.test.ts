import { describe, expect, it } from 'vitest';
import { showClock, showCount, showMoment, showSha256, showSize } from '../../../shared/text/showFigures.ts';

describe('figures on the screen', () => {
  it('show sizes as Vietnamese write them', () => {
    expect(showSize(900, 'vi')).toBe('900 B');
    expect(showSize(317_440, 'vi')).toBe('310 KB');
    expect(showSize(6_711_000, 'vi')).toBe('6,4 MB');
    expect(showSize(6_711_000, 'en')).toBe('6.4 MB');
    expect(showSize(2 * 1024 ** 3, 'vi')).toBe('2 GB');
    expect(showCount(1306, 'vi')).toBe('1.306');
  });

  it('show a moment in the time of its own offset', () => {
    expect(showClock('2024-04-22T09:42:18.123+07:00')).toBe('09:42:18');
    expect(showMoment('2024-04-20T08:15:00+07:00')).toBe('20/04/2024 08:15');
  });

  it('show a hash in groups without losing a digit', () => {
    const hex = '0123456789abcdef'.repeat(4);
    expect(showSha256(hex).split(' ')).toHaveLength(8);
    expect(showSha256(hex).replaceAll(' ', '')).toBe(hex);
  });
});
