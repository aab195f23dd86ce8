import { useState } from 'react';
import type { Evidence } from '../../shared/domain/evidence.ts';
import { Icon } from '../ui/Icon.tsx';
import { kindOf, showingOf, smallPictureAddress } from './evidenceAddress.ts';
import './evidence.css';

/** A small picture of a file: the picture itself, or its kind. Decoration: the name stands beside it. */
export function EvidenceThumb({ file }: { readonly file: Evidence }) {
  const [broken, setBroken] = useState(false);
  if (showingOf(file.mediaType) === 'image' && !broken)
    return (
      <span className="thumb">
        <img
          src={smallPictureAddress(file)}
          alt=""
          loading="lazy"
          decoding="async"
          onError={() => setBroken(true)}
        />
      </span>
    );
  return (
    <span className="thumb thumb-kind" aria-hidden="true">
      <Icon name={broken ? 'alert' : 'file'} size={20} />
      <span>{kindOf(file)}</span>
    </span>
  );
}
