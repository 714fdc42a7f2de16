import type { LicenceState, LicenceUse, WalletCard } from '../../../contracts/licences.ts';
import type { Locale } from '../../../contracts/locale.ts';
import { hasWord, type WordKey } from '../../../ui/words/index.ts';
import { paths } from '../paths.ts';
import { listed, type Say, sayIn } from './say.ts';
import { dayText, momentText } from './time.ts';

const SOON_DAYS = 60;
const looks = {
  valid: 'ok',
  suspended: 'warn',
  revoked: 'bad',
  cancelled: 'bad',
  expired: 'bad',
  superseded: 'bad',
} as const satisfies Record<LicenceState, string>;

/** The state as a word, never as a colour alone (E4). */
export function LicenceStateTag({ say, state }: { say: Say; state: LicenceState }) {
  return <span className={`st ${looks[state]}`}>{say(`code.licence-state.${state}`)}</span>;
}

/** State and end of validity in one line; one that ends soon says how many days are left. */
export function LicenceValidity({
  locale,
  card,
}: {
  locale: Locale;
  card: Pick<WalletCard, 'state' | 'validUntil' | 'daysLeft' | 'openTerm' | 'proof'>;
}) {
  const say = sayIn(locale);
  const { state, validUntil, daysLeft } = card;
  const soon = state === 'valid' && daysLeft !== null && daysLeft <= SOON_DAYS;
  return (
    <p>
      {card.proof === 'stated' && state === 'valid' ? (
        <span className="st warn">{say('licence.stated')}</span>
      ) : soon ? (
        <span className="st warn">{say('licence.soon', { n: daysLeft })}</span>
      ) : (
        <LicenceStateTag say={say} state={state} />
      )}{' '}
      {validUntil ? (
        <time dateTime={validUntil}>{say('licence.until', { day: dayText(locale, validUntil) })}</time>
      ) : (
        say(card.openTerm ? 'licence.no-term' : 'licence.no-end')
      )}
    </p>
  );
}

/** Who stands behind it: its issuer, a register, or a ministry. */
export function licenceSource(locale: Locale, card: WalletCard): string {
  const say = sayIn(locale);
  if (card.issuerName) return say('licence.issued-by', { issuer: card.issuerName });
  const at = card.checkedAt ? momentText(locale, card.checkedAt) : '';
  if (card.proof === 'stated') return say('licence.stated.what', { at });
  if (card.proof === 'seen') return say('licence.seen', { at });
  if (card.external) return say('licence.external');
  return at && say('licence.checked', { at });
}

/** Her own word is shown to nobody as a licence. */
export const isShowable = (card: WalletCard): boolean =>
  card.proof !== 'stated' && (card.state === 'valid' || card.state === 'suspended');

/** Why a call gave nothing, in plain words. */
function whyWord(why: string): WordKey {
  const key = `licence.use.why.${why}`;
  return hasWord(key) ? key : 'licence.use.why.none-held';
}

/** Who looked, at what, what for. */
export function UseList({ locale, uses }: { locale: Locale; uses: LicenceUse[] }) {
  const say = sayIn(locale);
  return (
    <ul className="list">
      {uses.map((use) => (
        <li key={use.id}>
          {say(`licence.use.${use.kind}`, { by: use.by || say('licence.use.nobody'), type: use.typeName })}
          <span className="sub block">
            {momentText(locale, use.at)}
            {use.purpose ? say('licence.use.purpose', { purpose: use.purpose }) : ''}
            {use.outcome === 'failed' ? say('licence.use.failed') : ''}
            {use.why ? say(whyWord(use.why)) : ''}
            {use.outcome === 'failed'
              ? ''
              : use.fields.length
                ? say('licence.use.fields', { fields: listed(say, use.fields) })
                : say('licence.use.no-fields')}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Downloads of the sealed original and its rendition, with their sizes. */
export function LicenceFiles({ say, card }: { say: Say; card: WalletCard }) {
  if (!card.files) return null;
  return (
    <>
      <a className="more" href={paths.licenceFile(card.ref, 'ofd')}>
        {say('licence.download.ofd', { size: kilobytes(card.files.ofd) })}
      </a>
      <a className="more" href={paths.licenceFile(card.ref, 'pdf')}>
        {say('licence.download.pdf', { size: kilobytes(card.files.pdf) })}
      </a>
    </>
  );
}

const kilobytes = (bytes: number) => Math.max(1, Math.round(bytes / 1024));
