// CDP cannot serve a scheme Chromium does not know, so `app://bundle/x` is loaded as `https://bundle.app.invalid/x`. The
// top-level name .invalid can never resolve (RFC 2606), and main never sees the mapped form.
const real = /^app:\/\/([^/?#]+)/;
const mapped = /^https:\/\/([^/?#]+)\.app\.invalid/;

export const toBrowser = (address: string): string => address.replace(real, 'https://$1.app.invalid');
export const toApp = (address: string): string => address.replace(mapped, 'app://$1');
