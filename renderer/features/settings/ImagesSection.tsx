import { type SignatureImages, sealWidthMm } from '../../../shared/domain/signatureImage.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { SaveState } from '../../ui/SaveState.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { useAnswer } from '../../useAnswer.ts';
import { useTexts } from '../../useTexts.ts';
import { ImageSlotGroup } from './ImageSlotGroup.tsx';
import { useImages } from './useImages.ts';

const askImages = () => bridge().images.get();

/** Hand signature of the head and seal of the agency: kept in the vault, drawn only into signatures. */
export function ImagesSection() {
  const label = useTexts().images.section;
  const images = useAnswer(askImages);
  if (images.value !== null) return <ImagesForm first={images.value} />;
  return (
    <Zone kind="list" label={label}>
      <ProblemNotice problems={images.problems} />
    </Zone>
  );
}

function ImagesForm({ first }: { readonly first: SignatureImages }) {
  const texts = useTexts().images;
  const inUse = useImages(first);
  const { min, max } = sealWidthMm;
  const saved = inUse.savedAt === null ? null : texts.saved(inUse.savedAt);
  return (
    <Zone
      kind="list"
      label={texts.section}
      foot={<ActionBar left={<SaveState kind={saved === null ? 'idle' : 'saved'} text={saved ?? ''} />} />}
    >
      <div className="settings form form-column">
        <div>
          <h1>{texts.section}</h1>
          <p className="lead">{texts.intro}</p>
          <p className="lead">{texts.fileHint}</p>
        </div>
        <ImageSlotGroup
          texts={texts.hand}
          image={inUse.images.handSignature}
          problems={inUse.problems['hand-signature']}
          busy={inUse.busy === 'hand-signature'}
          onChoose={() => void inUse.choose('hand-signature')}
          onRemove={() => void inUse.remove('hand-signature')}
        />
        <ImageSlotGroup
          texts={texts.seal}
          image={inUse.images.seal}
          problems={inUse.problems.seal}
          busy={inUse.busy === 'seal'}
          onChoose={() => void inUse.choose('seal')}
          onRemove={() => void inUse.remove('seal')}
        >
          <TextField
            label={texts.width}
            hint={texts.widthHint(min, max)}
            error={inUse.isWidthWrong ? texts.widthWrong(min, max) : undefined}
            value={inUse.width}
            width="short"
            inputMode="numeric"
            maxLength={3}
            onChange={inUse.setWidth}
            onLeave={inUse.leaveWidth}
          />
        </ImageSlotGroup>
        <section className="form-group">
          <h2>{texts.whenTitle}</h2>
          <ul className="image-rules">
            {texts.when.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
          <p>{texts.never}</p>
        </section>
      </div>
    </Zone>
  );
}
