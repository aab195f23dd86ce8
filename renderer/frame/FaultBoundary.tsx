import { Component, type ReactNode } from 'react';
import { useRoute } from '../route.ts';
import { Button } from '../ui/Button.tsx';
import { Note } from '../ui/Note.tsx';
import { useTexts } from '../useTexts.ts';

interface FaultBoundaryProps {
  readonly children: ReactNode;
}

/** A bug in a screen costs the screen, not the window: the bar with the lock stays, and home can be opened. */
export class FaultBoundary extends Component<FaultBoundaryProps, { readonly failed: boolean }> {
  override readonly state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <ScreenFault onReopen={() => this.setState({ failed: false })} />;
  }
}

function ScreenFault({ onReopen }: { readonly onReopen: () => void }) {
  const texts = useTexts().app;
  const go = useRoute((state) => state.go);
  return (
    <main className="page">
      <Note
        tone="error"
        role="alert"
        actions={
          <Button
            onPress={() => {
              go({ screen: 'home' });
              onReopen();
            }}
          >
            {texts.home}
          </Button>
        }
      >
        <p>{texts.screenFault}</p>
      </Note>
    </main>
  );
}
