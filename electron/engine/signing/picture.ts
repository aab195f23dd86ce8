/** A decoded picture: 8 bits a channel, sRGB, rows from the top without padding. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue of each pixel. */
  readonly rgb: Uint8Array;
  /** Opacity of each pixel, 0 = see-through. */
  readonly alpha: Uint8Array;
}
