import type { ReactNode } from 'react';
import type { SignatureImage } from '../../../shared/domain/signatureImage.ts';
import type { Problem } from '../../../shared/problems.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { useTexts } from '../../useTexts.ts';

interface ImageSlotGroupProps {
  readonly texts: {
    readonly title: string;
    readonly use: string;
    readonly alt: string;
    readonly choose: string;
    readonly replace: string;
    readonly remove: string;
  };
  readonly image: SignatureImage | null;
  readonly problems: readonly Problem[];
  readonly busy: boolean;
  readonly onChoose: () => void;
  readonly onRemove: () => void;
  readonly children?: ReactNode;
}

/** One picture: what it is for, what it looks like on paper, and what can be done with it. */
export function ImageSlotGroup({
  texts,
  image,
  problems,
  busy,
  onChoose,
  onRemove,
  children,
}: ImageSlotGroupProps) {
  const own = useTexts().images;
  return (
    <section className="form-group" aria-label={texts.title}>
      <h2>{texts.title}</h2>
      <p>{texts.use}</p>
      {image === null ? (
        <p className="image-none">{own.none}</p>
      ) : (
        <figure className="image-shown">
          <img src={pictureAddress(image.imageId)} alt={texts.alt} />
          <figcaption>{own.pixels(image.width, image.height)}</figcaption>
        </figure>
      )}
      {children}
      <ProblemNotice problems={problems} />
      <div className="image-actions">
        <Button busy={busy} onPress={onChoose}>
          {image === null ? texts.choose : texts.replace}
        </Button>
        {image !== null && (
          <Button variant="quiet" onPress={onRemove}>
            {texts.remove}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Where the window reads a picture: main decrypts it for this address while the vault is open. */
function pictureAddress(imageId: string): string {
  return new URL(`picture/${imageId}.png`, document.baseURI).href;
}
