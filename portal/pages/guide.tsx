import { Document } from './parts/document.tsx';
import { GuideBar } from './parts/guide-bar.tsx';
import { GuideElements } from './parts/guide-elements.tsx';
import { GuideFacts, Value } from './parts/guide-facts.tsx';
import { GuideMaterials } from './parts/guide-materials.tsx';
import { GuideSteps } from './parts/guide-steps.tsx';
import { GuideWhere } from './parts/guide-where.tsx';
import { codeName, dot, listed, type Say, sayIn } from './parts/say.ts';
import { dayText } from './parts/time.ts';
import { paths } from './paths.ts';
import type { GuideProps } from './props.ts';

const sections = ['materials', 'who', 'how', 'where', 'law', 'faq', 'elements'] as const;

export function Guide(props: GuideProps) {
  const { frame, item, state, organisationName, yields } = props;
  const say = sayIn(frame.locale);
  const persons = item.service.subjectKinds?.includes('person');
  const crumbs = [
    {
      name: say(persons ? 'portal.home.person' : 'portal.home.enterprise'),
      href: paths.items({ audience: persons ? 'person' : 'enterprise' }),
    },
  ];
  const type = codeName(say, 'item-type', item.basic.itemType);
  const organisation = organisationName ?? item.basic.department;
  return (
    <Document frame={frame} title={item.name} crumbs={crumbs} bar={<GuideBar {...props} />}>
      <div className="wrap">
        <h1>{item.name}</h1>
        <p className="lead">{organisation ? say('guide.lead.description', { type, organisation }) : type}</p>
        {state === 'published' ? null : (
          <p className="note warn up4">
            {say(
              state === 'suspended'
                ? 'guide.suspended'
                : state === 'withdrawn'
                  ? 'guide.withdrawn'
                  : 'guide.draft-notice',
            )}
          </p>
        )}
        <GuideFacts say={say} item={item} />
        <p className="hint up3">
          {yields.does === 'nothing'
            ? say('guide.yields.nothing')
            : say(`guide.yields.${yields.does}`, { name: yields.name })}
        </p>
        {item.service.promised?.unitBasis === 'assumed' ? (
          <p className="hint up3">{say('guide.facts.assumed')}</p>
        ) : null}
        <nav className="jump" aria-label={say('guide.jump')}>
          {sections.map((one) => (
            <a key={one} href={`#${one}`}>
              {say(`guide.${one}`)}
            </a>
          ))}
        </nav>
      </div>
      <section className="wrap sec" id="materials" aria-labelledby="materials-title">
        <h2 id="materials-title">{say('guide.materials')}</h2>
        <GuideMaterials say={say} item={item} />
      </section>
      <section className="wrap sec prose" id="who" aria-labelledby="who-title">
        <h2 id="who-title">{say('guide.who')}</h2>
        <Who say={say} {...props} />
      </section>
      <section className="wrap sec" id="how" aria-labelledby="how-title">
        <h2 id="how-title">{say('guide.how')}</h2>
        <GuideSteps say={say} item={item} />
      </section>
      <section className="wrap sec" id="where" aria-labelledby="where-title">
        <h2 id="where-title">{say(props.online ? 'guide.where.also' : 'guide.where')}</h2>
        <GuideWhere {...props} />
      </section>
      <section className="wrap sec prose" id="law" aria-labelledby="law-title">
        <h2 id="law-title">{say('guide.law')}</h2>
        <Lines say={say} lines={item.basic.legalBasis} />
        <h3 className="up4">{say('guide.remedies')}</h3>
        <p className="pre">
          <Value say={say}>{item.service.remedies}</Value>
        </p>
      </section>
      <section className="wrap sec" id="faq" aria-labelledby="faq-title">
        <h2 id="faq-title">{say('guide.faq')}</h2>
        {item.service.faq && item.service.faq.length > 0 ? (
          item.service.faq.map((one) => (
            <details key={one.question}>
              <summary>{one.question}</summary>
              <p className="pre">{one.answer}</p>
            </details>
          ))
        ) : (
          <p>
            <Value say={say}>{null}</Value>
          </p>
        )}
      </section>
      <section className="wrap sec" id="elements" aria-labelledby="elements-title">
        <h2 id="elements-title">{say('guide.elements')}</h2>
        <GuideElements {...props} />
        <About say={say} {...props} />
      </section>
    </Document>
  );
}

function Who({ say, item }: GuideProps & { say: Say }) {
  const kinds = item.service.subjectKinds;
  return (
    <>
      {kinds?.length ? (
        <p>
          {say('guide.who.kinds', {
            kinds: listed(
              say,
              kinds.map((one) => codeName(say, 'subject-kind', one)),
            ),
          })}
        </p>
      ) : (
        <p>
          <Value say={say}>{item.service.subjectsPublished?.join(say('portal.comma')) ?? null}</Value>
        </p>
      )}
      <h3 className="up4">{say('guide.conditions')}</h3>
      <Lines say={say} lines={item.service.acceptanceConditions} />
    </>
  );
}

function Lines({ say, lines }: { say: Say; lines: string[] | null }) {
  if (!lines?.length) {
    return (
      <p>
        <Value say={say}>{null}</Value>
      </p>
    );
  }
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function About({ frame, item, itemCode, version, publishedAt, say }: GuideProps & { say: Say }) {
  const facts = [
    item.basic.handlingCode ?? item.basic.implementationCode ?? item.basic.baseCode ?? itemCode,
    item.basic.department,
    item.service.handleKind && codeName(say, 'handle-kind', item.service.handleKind),
    say('guide.about', { version, date: dayText(frame.locale, publishedAt) }),
  ];
  return (
    <>
      <p className="sub up4">{facts.filter(Boolean).join(dot)}</p>
      {item.source ? <p className="sub">{say('guide.source', { source: item.source })}</p> : null}
    </>
  );
}
