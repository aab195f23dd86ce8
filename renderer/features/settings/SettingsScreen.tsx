import { useScreenCrumbs } from '../../crumbs.ts';
import { useRoute } from '../../route.ts';
import { mayLeave } from '../../stores/leaveGuard.ts';
import type { IconName } from '../../ui/Icon.tsx';
import { OutlineItem } from '../../ui/OutlineItem.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { Zones } from '../../ui/Zones.tsx';
import { useTexts } from '../../useTexts.ts';
import { AboutSection } from './AboutSection.tsx';
import { AppearanceSection } from './AppearanceSection.tsx';
import { BackupsSection } from './BackupsSection.tsx';
import { CheckSection } from './CheckSection.tsx';
import { ImagesSection } from './ImagesSection.tsx';
import { KeysSection } from './KeysSection.tsx';
import { TrustSection } from './TrustSection.tsx';
import { UnitSection } from './UnitSection.tsx';
import { VaultSection } from './VaultSection.tsx';

type Section = 'keys' | 'unit' | 'images' | 'appearance' | 'vault' | 'backups' | 'check' | 'trust' | 'about';
const sections: readonly { readonly name: Section; readonly icon: IconName }[] = [
  { name: 'unit', icon: 'home' },
  { name: 'images', icon: 'pen' },
  { name: 'appearance', icon: 'eye' },
  { name: 'keys', icon: 'lock' },
  { name: 'vault', icon: 'shield' },
  { name: 'backups', icon: 'download' },
  { name: 'check', icon: 'check' },
  { name: 'trust', icon: 'certificate' },
  { name: 'about', icon: 'info' },
];

export function SettingsScreen() {
  const texts = useTexts();
  const own = texts.settings;
  const go = useRoute((state) => state.go);
  const wanted = useRoute(({ route }) => (route.screen === 'settings' ? route.section : undefined));
  const section = sections.find(({ name }) => name === wanted)?.name ?? 'unit';
  const leaveTo = async (then: () => void) => {
    if (await mayLeave()) then();
  };
  useScreenCrumbs([
    { label: texts.app.home, onPress: () => void leaveTo(() => go({ screen: 'home' })) },
    { label: own.title },
    { label: own.sections[section] },
  ]);
  return (
    <Zones
      outline={
        <Zone kind="outline" label={own.title} head={<h2 className="outline-title">{own.title}</h2>}>
          {sections.map(({ name, icon }) => (
            <OutlineItem
              key={name}
              icon={icon}
              label={own.sections[name]}
              current={name === section}
              onPress={() => void leaveTo(() => go({ screen: 'settings', section: name }))}
            />
          ))}
        </Zone>
      }
      list={<SectionBody section={section} />}
    />
  );
}

function SectionBody({ section }: { readonly section: Section }) {
  switch (section) {
    case 'unit':
      return <UnitSection />;
    case 'images':
      return <ImagesSection />;
    case 'appearance':
      return <AppearanceSection />;
    case 'keys':
      return <KeysSection />;
    case 'vault':
      return <VaultSection />;
    case 'backups':
      return <BackupsSection />;
    case 'check':
      return <CheckSection />;
    case 'trust':
      return <TrustSection />;
    case 'about':
      return <AboutSection />;
  }
}
