import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { FlagRow } from '../../../contracts/rating-flags.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { Grid } from '../../parts/Grid.tsx';
import { ListSheet } from '../../parts/ListSheet.tsx';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { shortTime } from '../../platform/format.ts';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { flagKeys, flagsQuery, judgeFlag } from './queries.ts';

/** What speaks against ratings, as evidence; supervision finds whether each counts. */
export function FlagsPage({ open }: { open: boolean }) {
  const t = useWords();
  const list = useInfiniteQuery(flagsQuery(open));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const shown = t('workbench.flags.shown', { n: rows.length });
  return (
    <Main>
      <title>{`${t('workbench.flags.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.flags.title')}</h1>
      <p className="sub">{t('workbench.flags.what')}</p>
      <nav className="tabs" aria-label={t('workbench.flags.title')}>
        <Link
          to="/flags"
          search={{}}
          activeProps={{}}
          activeOptions={{ exact: true }}
          aria-current={open ? 'page' : undefined}
        >
          {t('workbench.flags.open')}
        </Link>
        <Link
          to="/flags"
          search={{ all: true }}
          activeProps={{}}
          activeOptions={{ exact: true }}
          aria-current={open ? undefined : 'page'}
        >
          {t('workbench.flags.all')}
        </Link>
      </nav>
      <ListSheet
        list={list}
        rows={rows.length}
        words={{ waiting: t('workbench.waiting.flags'), found: shown, shown }}
        empty={{ title: t('workbench.flags.none') }}
        head={null}
      >
        <Grid
          label={t('workbench.flags.title')}
          heads={[
            t('workbench.flags.col.flag'),
            t('workbench.flags.col.what'),
            t('workbench.flags.col.level'),
            t('workbench.flags.col.at'),
            t('workbench.flags.col.counts'),
          ]}
        >
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </Grid>
      </ListSheet>
    </Main>
  );
}

function Row({ row }: { row: FlagRow }) {
  const t = useWords();
  const [judging, setJudging] = useState(false);
  const level = `rating.level.${row.level}`;
  const channel = `channel.${row.channel}`;
  return (
    <tr>
      <td className="w">{t(`flag.${row.flag}`, row.evidence)}</td>
      <td className="w">
        {row.itemName} <span className="sub">{row.organisationName}</span>
      </td>
      <td>
        {hasWord(level) ? t(level) : t('workbench.flags.refused')}{' '}
        <span className="sub">{hasWord(channel) ? t(channel) : row.channel}</span>
      </td>
      <td className="num">{shortTime(row.at)}</td>
      <td className="w">
        <Tag tone={row.counts ? 'ok' : 'idle'}>
          {t(row.counts ? 'workbench.flags.counts.yes' : 'workbench.flags.counts.no')}
        </Tag>
        {row.verdict && (
          <span className="sub">
            {t('workbench.flags.by', { by: row.verdict.by, reason: row.verdict.reason })}
          </span>
        )}
        {!row.verdict && row.level !== null && !judging && (
          <Button onClick={() => setJudging(true)}>{t('workbench.flags.judge')}</Button>
        )}
        {judging && <Judge id={row.id} onDone={() => setJudging(false)} />}
      </td>
    </tr>
  );
}

function Judge({ id, onDone }: { id: number; onDone: () => void }) {
  const t = useWords();
  const field = useId();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const { busy, failure, submit } = useSubmit();
  const send = (counts: boolean) =>
    void submit(
      () => judgeFlag(id, { counts, reason: reason.trim() }),
      () => {
        announce(t('workbench.flags.judged'));
        onDone();
        void client.invalidateQueries({ queryKey: flagKeys.all });
      },
    );
  return (
    <div className="stack">
      {failure && <ProblemNote failure={failure} />}
      <label htmlFor={field}>{t('workbench.flags.reason')}</label>
      <Input.TextArea
        id={field}
        rows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="row">
        <Button disabled={!reason.trim()} loading={busy} onClick={() => send(true)}>
          {t('workbench.flags.stands')}
        </Button>
        <Button disabled={!reason.trim()} loading={busy} onClick={() => send(false)}>
          {t('workbench.flags.falls')}
        </Button>
      </div>
    </div>
  );
}
