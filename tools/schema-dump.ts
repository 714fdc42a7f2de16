/**
 * Writes docs/schema.txt: tables, views, functions and rights of a migrated database, read from its catalogue
 * (the embedded PostgreSQL brings no pg_dump). `--check` compares and ends with 1 where the file is stale.
 *   node bin/tongban-run tools/schema-dump.ts [--check]
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../server/platform/db/migrate.ts';
import { databaseFolder, startEmbedded } from '../server/platform/pg/index.ts';
import { testFolder } from '../server/platform/testing/db.ts';
import { root } from './check-lib.ts';

type Thing = { name: string; lines: string[] };

const relations = `
  select format('%s %s.%s', case c.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end,
                n.nspname, c.relname) as name,
    array(
      select format('%s %s%s%s', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
                    case when a.attnotnull then ' not null' else '' end,
                    coalesce((select case when a.attgenerated = 's' then ' generated ' else ' default ' end
                                     || pg_get_expr(d.adbin, d.adrelid)
                              from pg_attrdef d where d.adrelid = c.oid and d.adnum = a.attnum), ''))
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum)
    || array(
      select pg_get_constraintdef(k.oid) from pg_constraint k
      where k.conrelid = c.oid and k.contype <> 'n' order by k.contype desc, k.conname)
    || array(
      select pg_get_indexdef(i.indexrelid) from pg_index i
      where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
      order by i.indexrelid::regclass::text)
    || array(select pg_get_triggerdef(t.oid) from pg_trigger t
             where t.tgrelid = c.oid and not t.tgisinternal order by t.tgname)
    || case when c.relkind in ('v', 'm') then string_to_array(pg_get_viewdef(c.oid), E'\\n') else '{}' end
    || array(
      select format('grant %s to %s', string_agg(lower(x.privilege_type), ', ' order by x.privilege_type), r.rolname)
      from aclexplode(c.relacl) x join pg_roles r on r.oid = x.grantee
      where x.grantee <> c.relowner group by r.rolname order by r.rolname) as lines
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^(pg_|information_schema$|public$)'
  order by n.nspname, c.relname`;

const functions = `
  select format('function %s.%s', n.nspname, p.proname) as name, string_to_array(pg_get_functiondef(p.oid), E'\\n') as lines
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname !~ '^(pg_|information_schema$|public$)'
  order by n.nspname, p.proname, p.oid::regprocedure::text`;

/** The schema of a database that every migration was applied to, started in a new folder and removed again (2 s). */
async function describeSchema(): Promise<string> {
  const folder = testFolder();
  const server = await startEmbedded(databaseFolder(folder));
  const client = new pg.Client({ connectionString: server.url() });
  try {
    await migrate(server.url());
    await client.connect();
    await client.query(`set search_path = ''`);
    const things = [
      ...(await client.query<Thing>(relations)).rows,
      ...(await client.query<Thing>(functions)).rows,
    ];
    return things
      .map(({ name, lines }) => `${name}\n${lines.map((line) => `  ${line.trimEnd()}\n`).join('')}`)
      .join('\n');
  } finally {
    await client.end();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const file = join(root, 'docs', 'schema.txt');
const text = await describeSchema();
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('docs/schema.txt is stale: run node bin/tongban-run tools/schema-dump.ts');
  process.exitCode = 1;
}
