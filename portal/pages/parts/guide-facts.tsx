import type { ReactNode } from 'react';
import type { ItemDefinition } from '../../../contracts/catalogue.ts';
import { limitText } from './measure.ts';
import type { Say } from './say.ts';

/** The four things people ask first: how long, how often to come, how much, what they get. */
export function GuideFacts({ say, item }: { say: Say; item: ItemDefinition }) {
  const { promised, statutory, minVisits, visitReason } = item.service;
  const visits =
    minVisits === 0 ? (item.service.online === true ? say('guide.facts.visits.online') : null) : visitReason;
  return (
    <dl className="facts">
      <Fact
        name={say('guide.facts.time')}
        small={
          statutory
            ? say('guide.facts.statutory', { span: limitText(say, statutory) })
            : say('guide.facts.statutory.unfilled')
        }
      >
        <Value say={say}>{promised ? limitText(say, promised) : null}</Value>
      </Fact>
      <Fact name={say('guide.facts.visits')} small={visits}>
        <Value say={say}>{minVisits === null ? null : say('guide.facts.visits.n', { n: minVisits })}</Value>
      </Fact>
      <Fact name={say('guide.facts.money')} small={item.fee.charged ? item.fee.standard : null}>
        <Value say={say}>
          {item.fee.charged === null
            ? null
            : say(item.fee.charged ? 'guide.facts.charged' : 'guide.facts.free')}
        </Value>
      </Fact>
      <Fact
        name={say('guide.facts.get')}
        small={
          item.result.kind === 'none'
            ? null
            : item.result.validity
              ? say('guide.facts.validity', { validity: item.result.validity })
              : say('guide.facts.validity.unfilled')
        }
      >
        <Value say={say}>
          {item.result.name ?? (item.result.kind === 'none' ? say('guide.facts.nothing') : null)}
        </Value>
      </Fact>
    </dl>
  );
}

function Fact({ name, small, children }: { name: string; small: string | null; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children}
        {small ? <small>{small}</small> : null}
      </dd>
    </div>
  );
}

/** 未填报 where there is nothing: neither “none” nor “no”. */
export function Value({ say, children }: { say: Say; children: ReactNode }) {
  return children === null || children === undefined ? (
    <i className="unfilled">{say('portal.unfilled')}</i>
  ) : (
    children
  );
}
