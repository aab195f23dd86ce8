import type { SealLeftOut } from '../domain/sealRule.ts';
import type { ImageSlot } from '../domain/signatureImage.ts';

/** Expected failures of this area: code → the facts its sentence needs. */
export interface ImageProblems {
  /** `reason`: another kind of file by its content, an animation, or a PNG that ends too early or does not decode. */
  readonly 'image-unreadable': {
    readonly file: string;
    readonly reason: 'not-png' | 'animated' | 'damaged';
  };
  readonly 'image-too-large': { readonly file: string; readonly limitBytes: number };
  readonly 'image-too-many-pixels': {
    readonly file: string;
    readonly width: number;
    readonly height: number;
    readonly limitPixels: number;
  };
  /** Nothing, or a dot, is drawn. */
  readonly 'image-empty': { readonly file: string };
  /** The paper around the drawing is not see-through: it would cover what lies below. */
  readonly 'image-not-transparent': { readonly file: string };
  /** The decree wants blue for the hand signature and red for the seal. */
  readonly 'image-wrong-colour': { readonly file: string; readonly slot: ImageSlot };
  /** A picture of the vault that was expected is not there. */
  readonly 'image-missing': Record<string, never>;
  /** A picture of the vault can no longer be read, so nothing was signed. */
  readonly 'image-damaged': { readonly slot: ImageSlot };
  /** Told beside a signature that was made: it carries no seal. `place`: the field has no room for the true size. */
  readonly 'seal-not-drawn': { readonly reason: Exclude<SealLeftOut, 'role'> | 'place' };
}
