import { useRoute } from '../../route.ts';
import { mayLeave } from '../../stores/leaveGuard.ts';
import { Button } from '../../ui/Button.tsx';
import { useTexts } from '../../useTexts.ts';

/** The way to send this return to a colleague's PC as a package. */
export function TransferLink({ returnId }: { readonly returnId: string }) {
  const texts = useTexts().transfer;
  const go = useRoute((state) => state.go);

  async function open() {
    if (await mayLeave()) go({ screen: 'transfer', part: 'send', returnId });
  }

  return (
    <section className="evidence-export">
      <h2>{texts.title}</h2>
      <p className="small">{texts.returnHint}</p>
      <div className="evidence-export-buttons">
        <Button size="small" onPress={() => void open()}>
          {texts.open}
        </Button>
      </div>
    </section>
  );
}
