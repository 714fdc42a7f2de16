import { Document } from './parts/document.tsx';
import { ItemRows } from './parts/item-rows.tsx';
import { PackageRows } from './parts/package-rows.tsx';
import { sayIn } from './parts/say.ts';
import { SearchForm } from './parts/search-form.tsx';
import { paths } from './paths.ts';
import type { SearchResultsProps } from './props.ts';

/** Names under which people look for the elder view (工信部 2021-04, E8). */
const elderWords = /长辈|亲情版|关爱版|关怀版|老年|适老|大字/;

export function SearchResults({ frame, q, items, near, packages }: SearchResultsProps) {
  const say = sayIn(frame.locale);
  const title = q ? say('portal.results.title', { q }) : say('portal.search');
  return (
    <Document frame={frame} title={title} crumbs={[]} islands={['search']}>
      <div className="wrap">
        <h1>{title}</h1>
        <SearchForm frame={frame} q={q} />
        {elderWords.test(q) ? (
          <p className="note up5">
            <a className="more" href={paths.view('elder', frame.path)}>
              {say('portal.home.elder-go')}
            </a>
          </p>
        ) : null}
        {packages.length > 0 ? (
          <section className="up5" aria-labelledby="packages-title">
            <h2 id="packages-title">{say('packages.found')}</h2>
            <PackageRows frame={frame} packages={packages} />
          </section>
        ) : null}
        <div className="up5">
          {!q ? <p>{say('portal.results.empty-query')}</p> : null}
          {q && items.length > 0 ? (
            <>
              <p className="hint">
                {say('portal.results.count', { n: items.length, place: frame.division.name })}
              </p>
              <ItemRows frame={frame} items={items} />
            </>
          ) : null}
          {q && items.length === 0 ? <NotFound {...{ frame, q, items, near, packages }} /> : null}
        </div>
      </div>
    </Document>
  );
}

function NotFound({ frame, q, near }: SearchResultsProps) {
  const say = sayIn(frame.locale);
  return (
    <>
      <h2>{say(near.length > 0 ? 'portal.results.near' : 'portal.results.none', { q })}</h2>
      {near.length > 0 ? (
        <ItemRows frame={frame} items={near} />
      ) : (
        <p className="up3">{say('portal.results.try')}</p>
      )}
      <p className="up4">
        {say('portal.results.place', { place: frame.division.name })}{' '}
        <a className="more" href={paths.divisions(frame.division.code, frame.path)}>
          {say('portal.results.other-place')}
        </a>
      </p>
      <p className="row up3">
        <a className="btn" href="tel:12345">
          {say('portal.call')}
        </a>
        <a className="more" href={paths.items()}>
          {say('portal.results.all')}
        </a>
      </p>
    </>
  );
}
