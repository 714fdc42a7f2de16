import type { ReactNode } from 'react';
import type { OpinionView, SeatView } from '../../../../contracts/review-views.ts';
import { Tag, type Tone } from '../../../parts/Tag.tsx';
import { longDay, shortTime } from '../../../platform/format.ts';
import { useLocale, useWords } from '../../../platform/words.tsx';

const opinions = ['grant', 'conditions', 'refuse'] as const;
const tones: Record<(typeof opinions)[number], Tone> = { grant: 'ok', conditions: 'warn', refuse: 'bad' };

export function OpinionLine({ opinion: { opinion, reason, by, post, at } }: { opinion: OpinionView }) {
  const t = useWords();
  const kind = opinions.find((one) => one === opinion) ?? 'conditions';
  return (
    <p>
      <Tag tone={tones[kind]}>{t(`opinion.kind.${kind}`)}</Tag> {reason}{' '}
      <span className="sub">
        {post ? t('workbench.route.byPost', { name: by, post }) : by} · {shortTime(at)}
      </span>
    </p>
  );
}

/** One expected opinion: of whom, until when, what was said; the acts on it stand beside. */
export function SeatLine({ seat, children }: { seat: SeatView; children: ReactNode }) {
  const t = useWords();
  const locale = useLocale();
  const { opinion, delegate, link } = seat;
  const waiting = !opinion && !seat.unanswered && seat.due;
  return (
    <li>
      <p>
        <b>{seat.who}</b>
        {seat.officer && seat.officer !== seat.who && ` · ${seat.officer}`}{' '}
        {seat.advisory && <Tag tone="idle">{t('workbench.route.advisory')}</Tag>}{' '}
        {seat.added && !seat.advisory && <Tag tone="idle">{t('workbench.route.added')}</Tag>}{' '}
        {seat.instead && <Tag tone="warn">{t('workbench.route.instead')}</Tag>}{' '}
        {waiting && seat.due && (
          <span className={seat.light === 'bad' ? 'err' : 'sub'}>
            {t('workbench.route.due', { day: longDay(seat.due, locale) })}
          </span>
        )}
      </p>
      {seat.question && <p className="sub">{t('workbench.route.question', { question: seat.question })}</p>}
      {seat.shows.length > 0 && (
        <p className="sub">{t('workbench.route.shows', { fields: seat.shows.join('、') })}</p>
      )}
      {delegate && (
        <p className="sub">
          {t(delegate.answer ? 'workbench.route.delegateDone' : 'workbench.route.delegated', {
            name: delegate.name,
          })}
        </p>
      )}
      {delegate?.answer && !opinion && <OpinionLine opinion={delegate.answer} />}
      {opinion && <OpinionLine opinion={opinion} />}
      {seat.unanswered && (
        <p className="sub">{t('workbench.route.unanswered', { time: shortTime(seat.unanswered) })}</p>
      )}
      {link && (
        <p className="link">
          <label>
            {t('workbench.route.link', { time: shortTime(link.expires) })}
            <input readOnly value={link.url} onFocus={(event) => event.target.select()} />
          </label>
        </p>
      )}
      <div className="acts row">{children}</div>
    </li>
  );
}
