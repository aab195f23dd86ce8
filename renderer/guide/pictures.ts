/** Pictures of the running app, taken by `npm run docs:pictures`. */
export const pictures = [
  { chapter: 'start', address: new URL('../../assets/guide/start.png', import.meta.url).href },
  { chapter: 'answer', address: new URL('../../assets/guide/answer.png', import.meta.url).href },
  { chapter: 'evidence', address: new URL('../../assets/guide/evidence.png', import.meta.url).href },
  { chapter: 'review', address: new URL('../../assets/guide/review.png', import.meta.url).href },
  { chapter: 'sign', address: new URL('../../assets/guide/sign.png', import.meta.url).href },
  { chapter: 'moving', address: new URL('../../assets/guide/moving.png', import.meta.url).href },
  { chapter: 'backup', address: new URL('../../assets/guide/backup.png', import.meta.url).href },
] as const;
