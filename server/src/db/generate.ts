import { Kysely, PostgresDialect } from 'kysely'
import { generate, getDialect } from 'kysely-codegen'
import pg from 'pg'

async function rows(url: string, text: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ line: string }>(text)
    return rows.map(({ line }) => line)
  } finally {
    await client.end()
  }
}

const ours = `n.nspname = 'public' and c.relname not like 'kysely%'`

const parts = [
  `select format('table %s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
     case when a.attnotnull then ' not null' else '' end, coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
   from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum where c.relkind = 'r' and ${ours} order by c.relname, a.attnum`,
  `select format('constraint %s.%s %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) as line
   from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
   where ${ours} and k.contype <> 'n' order by c.relname, k.conname`,
  `select pg_get_indexdef(i.indexrelid) as line from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
   where ${ours} order by 1`,
  `select format(E'view %s as\\n%s', viewname, definition) as line from pg_views where schemaname = 'public' order by viewname`,
  `select format('policy %s.%s using %s', tablename, policyname, qual) as line from pg_policies where schemaname = 'public' order by 1`,
  `select format('grant %s on %s to %s', string_agg(privilege_type, ', ' order by privilege_type), table_name, grantee) as line
   from information_schema.role_table_grants where table_schema = 'public' and grantee = 'lightwork_app' and table_name not like 'kysely%'
   group by table_name, grantee order by 1`,
  `select pg_get_functiondef(p.oid) as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by p.proname`,
  `select pg_get_triggerdef(t.oid) as line from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
   where not t.tgisinternal and ${ours} order by 1`,
]

/** The migrated schema as text, so that reviewers see the result of a migration and not only the step. */
export async function describeSchema(url: string): Promise<string> {
  const sections: string[] = []
  for (const part of parts) sections.push((await rows(url, part)).join('\n'))
  return `-- Generated from the migrations by \`npm run generate\`; not run by anything.\n\n${sections.join('\n\n')}\n`
}

/** Kysely's types of the migrated database. */
export async function describeTypes(url: string): Promise<string> {
  const dialect = getDialect('postgres', { dateParser: 'string', numericParser: 'number' })
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  // The server may be stopped right afterwards: a connection still closing then is told so, which is no failure.
  pool.on('error', () => undefined)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    // Counters come as numbers and moments as ISO strings: db/connect.ts sets the parsers.
    const text = await generate({ db, dialect, excludePattern: 'kysely*', typeMapping: { int8: 'number' } })
    return text.replace('Timestamp = ColumnType<Date,', 'Timestamp = ColumnType<string,')
  } finally {
    await db.destroy()
  }
}
