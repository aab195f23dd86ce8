import { showDay } from '../../../shared/text/showFigures.ts';
import { localMoment } from '../../returnParts/localMoment.ts';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { useTexts } from '../../useTexts.ts';
import type { ListedCertificate, TokenChoice } from './useTokenChoice.ts';

interface TokenCertificatesProps {
  readonly token: TokenChoice;
  readonly listed: readonly ListedCertificate[];
}

/** The certificates on the tokens that are plugged in: for whom, from whom, until when. */
export function TokenCertificates({ token, listed }: TokenCertificatesProps) {
  const words = useTexts().tokens;
  const { chosen } = token;

  function hint({ certificate }: ListedCertificate): string {
    const { issuer, validity, problems } = certificate;
    if (validity === null) return words.unreadable(issuer);
    const day = showDay(localMoment(validity.notAfter));
    if (problems.length === 0) return words.validUntil(issuer, day);
    return problems.some(({ code }) => code === 'certificate-expired')
      ? words.expired(issuer, day)
      : words.unusable(issuer, day);
  }

  return (
    <div className="ways-options">
      <RadioGroup
        label={words.certificate}
        value={chosen?.certificate.certificateId ?? null}
        onChange={token.chooseCertificate}
        options={listed.map((one) => ({
          value: one.certificate.certificateId,
          label: one.certificate.subject,
          hint: hint(one),
        }))}
      />
      {chosen !== null && (
        <p className="small token-details">
          {words.details(chosen.token.label, chosen.certificate.key, chosen.certificate.serial)}
        </p>
      )}
    </div>
  );
}
