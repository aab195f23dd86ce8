import { useScreenCrumbs } from '../../crumbs.ts';
import { type Route, type TransferPart, useRoute } from '../../route.ts';
import { mayLeave } from '../../stores/leaveGuard.ts';
import type { IconName } from '../../ui/Icon.tsx';
import { OutlineItem } from '../../ui/OutlineItem.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { Zones } from '../../ui/Zones.tsx';
import { useTexts } from '../../useTexts.ts';
import { KeySection } from './KeySection.tsx';
import { ReceiveSection } from './ReceiveSection.tsx';
import { SendSection } from './SendSection.tsx';
import './transfer.css';

const parts: readonly { readonly part: TransferPart; readonly icon: IconName }[] = [
  { part: 'send', icon: 'send' },
  { part: 'receive', icon: 'download' },
  { part: 'key', icon: 'certificate' },
];

type TransferRoute = Route & { readonly screen: 'transfer' };

/** Work carried to another PC, and taken in from one. */
export function TransferScreen({ route }: { readonly route: TransferRoute }) {
  const texts = useTexts();
  const own = texts.transfer;
  const go = useRoute((state) => state.go);
  const leaveTo = async (place: Route) => {
    if (await mayLeave()) go(place);
  };
  useScreenCrumbs([
    { label: texts.app.home, onPress: () => void leaveTo({ screen: 'home' }) },
    { label: own.title },
    { label: own.parts[route.part] },
  ]);
  return (
    <Zones
      outline={
        <Zone kind="outline" label={own.title} head={<h2 className="outline-title">{own.title}</h2>}>
          {parts.map(({ part, icon }) => (
            <OutlineItem
              key={part}
              icon={icon}
              label={own.parts[part]}
              current={part === route.part}
              onPress={() => void leaveTo({ ...route, part })}
            />
          ))}
        </Zone>
      }
      list={
        <>
          {route.part === 'send' && <SendSection returnId={route.returnId} />}
          {route.part === 'receive' && <ReceiveSection />}
          {route.part === 'key' && <KeySection />}
        </>
      }
    />
  );
}
