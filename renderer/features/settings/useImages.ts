import { useState } from 'react';
import type { Saved } from '../../../shared/contractAnswers.ts';
import { type ImageSlot, type SignatureImages, sealWidthMm } from '../../../shared/domain/signatureImage.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { Result } from '../../../shared/result.ts';
import { showClock } from '../../../shared/text/showFigures.ts';
import { bridge } from '../../bridge.ts';

export interface ImagesInUse {
  readonly images: SignatureImages;
  /** What went wrong last, with the slot it belongs to. */
  readonly problems: Readonly<Record<ImageSlot, readonly Problem[]>>;
  readonly busy: ImageSlot | null;
  /** As it is typed. */
  readonly width: string;
  readonly isWidthWrong: boolean;
  /** Clock time of the last written width. */
  readonly savedAt: string | null;
  readonly setWidth: (typed: string) => void;
  /** Writes the width when it is right and another one than before. */
  readonly leaveWidth: (typed: string) => void;
  readonly choose: (slot: ImageSlot) => Promise<void>;
  readonly remove: (slot: ImageSlot) => Promise<void>;
}

const none = { 'hand-signature': [], seal: [] } as const;

/** The two pictures of the vault and what the person does with them. */
export function useImages(first: SignatureImages): ImagesInUse {
  const [images, setImages] = useState(first);
  const [problems, setProblems] = useState<ImagesInUse['problems']>(none);
  const [busy, setBusy] = useState<ImageSlot | null>(null);
  const [width, setWidth] = useState(String(first.seal?.widthMm ?? sealWidthMm.suggested));
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const widthMm = widthOf(width);

  function tell(slot: ImageSlot, answer: Result<unknown>) {
    setProblems({ ...none, [slot]: answer.ok ? [] : answer.problems });
  }

  async function change(slot: ImageSlot, ask: () => Promise<Result<SignatureImages | null>>) {
    if (busy !== null) return;
    setBusy(slot);
    setSavedAt(null);
    const answer = await ask();
    tell(slot, answer);
    if (answer.ok && answer.value !== null) setImages(answer.value);
    setBusy(null);
  }

  async function saveWidth(typed: string) {
    const { seal } = images;
    const wanted = widthOf(typed);
    if (seal === null || wanted === null || wanted === seal.widthMm) return;
    const answer: Result<Saved> = await bridge().images.setSealWidth({ widthMm: wanted });
    tell('seal', answer);
    if (!answer.ok) return;
    setImages({ ...images, seal: { ...seal, widthMm: wanted } });
    setSavedAt(showClock(answer.value.savedAt));
  }

  return {
    images,
    problems,
    busy,
    width,
    isWidthWrong: widthMm === null,
    savedAt,
    setWidth,
    leaveWidth: (typed) => void saveWidth(typed),
    choose: (slot) =>
      // A width that is not right waits in its field; the picture can be kept all the same.
      change(slot, () => bridge().images.choose({ slot, widthMm: widthMm ?? sealWidthMm.suggested })),
    remove: (slot) => change(slot, () => bridge().images.remove({ slot })),
  };
}

/** Whole millimetres within the limits, or null. */
function widthOf(typed: string): number | null {
  if (!/^\s*\d{1,3}\s*$/.test(typed)) return null;
  const width = Number(typed);
  return width >= sealWidthMm.min && width <= sealWidthMm.max ? width : null;
}
