import type { GuideProps } from '../props.ts';
import { Value } from './guide-facts.tsx';
import { sayIn } from './say.ts';
import { hoursText } from './venue.ts';

/** Place, hours and telephone: of the item where it says so, else of the hall where its authority sits. */
export function GuideWhere({ frame, item, venue, organisationName }: GuideProps) {
  const say = sayIn(frame.locale);
  const { service } = item;
  const hours = service.hours ? [service.hours] : hoursText(say, venue?.hours ?? []);
  const phone = service.consultation ?? venue?.phone ?? null;
  const complaint = service.complaint ?? venue?.complaintPhone ?? null;
  return (
    <dl className="kv prose">
      <div>
        <dt>{say('guide.where.organisation')}</dt>
        <dd>
          <Value say={say}>{organisationName}</Value>
        </dd>
      </div>
      <div>
        <dt>{say('guide.where.place')}</dt>
        <dd>
          <Value say={say}>{service.place ?? (venue ? `${venue.name} ${venue.address}` : null)}</Value>
        </dd>
      </div>
      <div>
        <dt>{say('guide.where.hours')}</dt>
        <dd>
          <Value say={say}>
            {hours.length > 0
              ? hours.map((line) => (
                  <span className="block" key={line}>
                    {line}
                  </span>
                ))
              : null}
          </Value>
          <span className="sub block">{say('guide.where.no-appointment')}</span>
        </dd>
      </div>
      <div>
        <dt>{say('guide.where.phone')}</dt>
        <dd>
          <Value say={say}>{phone ? <Phone text={phone} /> : null}</Value>
        </dd>
      </div>
      <div>
        <dt>{say('guide.where.complaint')}</dt>
        <dd>
          <Value say={say}>{complaint ? <Phone text={complaint} /> : null}</Value>
        </dd>
      </div>
    </dl>
  );
}

/** A link where the text is a telephone number, else the text. */
export function Phone({ text }: { text: string }) {
  const number = text.replace(/[\s()（）-]/g, '');
  return /^\+?\d{5,14}$/.test(number) ? (
    <a className="more" href={`tel:${number}`}>
      {text}
    </a>
  ) : (
    text
  );
}
