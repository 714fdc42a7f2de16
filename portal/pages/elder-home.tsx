import { Document } from './parts/document.tsx';
import { factsOf } from './parts/facts.ts';
import { listed, sayIn } from './parts/say.ts';
import { SearchForm } from './parts/search-form.tsx';
import { paths } from './paths.ts';
import type { ElderHomeProps } from './props.ts';

const onlyTime = { departmentName: null, subjectKinds: null, charged: null };

/** Few large choices, the telephone first. */
export function ElderHome({ frame, common }: ElderHomeProps) {
  const say = sayIn(frame.locale);
  const mine = frame.who ? paths.cases() : paths.progress();
  return (
    <Document frame={frame} title={say('portal.elder.title')} islands={['search']}>
      <div className="wrap lead-in">
        <h1>
          {say('portal.elder.ask')}
          {frame.demonstration ? <span className="demo">{say('portal.demonstration')}</span> : null}
        </h1>
        <SearchForm frame={frame} placeholder={say('portal.elder.placeholder')} />
        <ul className="tiles up6">
          <li>
            <a className="call" href="tel:12345">
              <b>{say('portal.elder.call')}</b>
              {say('portal.elder.call.what')}
            </a>
          </li>
          <li>
            <a href={mine}>
              <b>{say('portal.elder.mine')}</b>
              {say('portal.elder.mine.what')}
            </a>
          </li>
          {common.map((item) => (
            <li key={item.itemCode}>
              <a href={paths.guide(frame.division.code, item.itemCode)}>
                <b>{item.short ?? item.name}</b>
                {item.what ?? listed(say, factsOf(say, { ...item, ...onlyTime }))}
              </a>
            </li>
          ))}
          <li>
            <a href={paths.items({ audience: 'person' })}>
              <b>{say('portal.elder.all')}</b>
              {say('portal.elder.all.what')}
            </a>
          </li>
        </ul>
      </div>
    </Document>
  );
}
