/** `20240422-094218`: a moment of this PC's clock for a file name. */
export function pastedStamp(moment: Date): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  const day = `${moment.getFullYear()}${pad(moment.getMonth() + 1)}${pad(moment.getDate())}`;
  return `${day}-${pad(moment.getHours())}${pad(moment.getMinutes())}${pad(moment.getSeconds())}`;
}
