import type { Directive } from '../../../shared/domain/directive.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useTexts } from '../../useTexts.ts';

interface ContactsDialogProps {
  readonly contacts: Directive['contacts'];
  readonly onClose: () => void;
}

/** Whom the directive names for help. Old numbers are marked, never left out. */
export function ContactsDialog({ contacts, onClose }: ContactsDialogProps) {
  const texts = useTexts().checklist.contacts;
  return (
    <Dialog title={texts.title} onClose={onClose} actions={<Button onPress={onClose}>{texts.close}</Button>}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable with the keyboard. */}
      <ul className="contacts" tabIndex={0} aria-label={texts.title}>
        {contacts.map((contact) => (
          <li key={contact.id}>
            <h3 lang="vi">{contact.name}</h3>
            {contact.needsCheck && (
              <p className="flag flag-warn">
                <Icon name="warning" />
                <span>{texts.needsCheck}</span>
              </p>
            )}
            <dl className="facts">
              <Channel name={texts.phone} values={contact.phones} />
              <Channel name={texts.hotline} values={contact.hotlines} />
              <Channel name={texts.email} values={contact.emails} />
            </dl>
            {contact.note !== null && (
              <p className="small" lang="vi">
                {contact.note}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function Channel({ name, values }: { readonly name: string; readonly values: readonly string[] }) {
  if (values.length === 0) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{values.join(', ')}</dd>
    </>
  );
}
