import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

export type SaveStateKind = 'idle' | 'saving' | 'saved' | 'failed' | 'read-only';

interface SaveStateProps {
  readonly kind: SaveStateKind;
  /** "Đã ghi vào kho lúc 09:42:18", or the reason of the failure. Empty while idle. */
  readonly text: string;
  readonly retry?: { readonly label: string; readonly onPress: () => void } | undefined;
}

/** What became of the last change; at the left of the action bar on every screen. Failures are announced at once. */
export function SaveState({ kind, text, retry }: SaveStateProps) {
  const failed = kind === 'failed';
  return (
    <div className={`save-state save-${kind}`}>
      <span role="status" className="save-words">
        {!failed && kind !== 'idle' && <SaveGlyph kind={kind} />}
        {!failed && <span>{text}</span>}
      </span>
      <span role="alert" className="save-words">
        {failed && <Icon name="alert" />}
        {failed && <span>{text}</span>}
      </span>
      {failed && retry !== undefined && (
        <Button size="small" onPress={retry.onPress}>
          {retry.label}
        </Button>
      )}
    </div>
  );
}

function SaveGlyph({ kind }: { readonly kind: SaveStateKind }) {
  if (kind === 'saved') return <Icon name="check" />;
  if (kind === 'read-only') return <Icon name="warning" />;
  return <span className="save-ring" aria-hidden="true" />;
}
