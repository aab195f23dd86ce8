import { useSession } from '../../session.ts';
import { Zone } from '../../ui/Zone.tsx';
import { useTexts } from '../../useTexts.ts';

/** What the app is, and which version. */
export function AboutSection() {
  const texts = useTexts();
  const own = texts.settings;
  const version = useSession((session) => session.app?.version ?? '');
  return (
    <Zone kind="list" label={own.sections.about}>
      <div className="settings form form-column">
        <h1>{own.sections.about}</h1>
        <p>{own.aboutIntro}</p>
        <dl className="about-facts">
          <dt>{own.version}</dt>
          <dd>{version}</dd>
        </dl>
      </div>
    </Zone>
  );
}
