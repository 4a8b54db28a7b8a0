/**
 * SQL that fills an empty bank of a given size: people, terms, items with their versions, search projection and
 * signatures. Rows are made from their number by hashes, so that a bank is the same each time and a small one is like a
 * large one. Triggers and foreign keys are off while it runs.
 */

/** Numbers of the people whom the questions are asked as; 11 to 178 are the guidance group, twelve of each subject. */
export const person = { curator: 1, reviewer: 11, author: 179, busyReviewer: 180, reporter: 181 } as const
const PEOPLE = 3000
const SCHOOLS = 60

/** The item whose own lists are asked for: as much is known of it in a small bank as in a large one. */
export const KNOWN = 1
/** No queue holds anything of this subject: a list that reads the whole queue to say so shows it. */
export const emptySubject = 'labour'

const others = ['morality', 'history', 'geography', 'science', 'physics', 'chemistry', 'biology', 'it', 'pe', 'art']
/** Of a hundred items 24 are mathematics, 22 Chinese, 16 English; the rest is shared by the other subjects. */
const names = (list: readonly string[]) => `array[${list.map((name) => `'${name}'`).join(', ')}]`
const subjectNames = ['math', 'chinese', 'english', ...others, emptySubject]

const helpers = `
  create schema made;
  create function made.r(salt text, n bigint, m bigint) returns int language sql immutable parallel safe
    as $$ select abs(hashtextextended(salt || n, 7) % m)::int $$;
  create function made.id(kind text, n bigint) returns uuid language sql immutable parallel safe as $$
    select (lpad(to_hex(1732500000000 + n * 157), 12, '0') || '7' || substr(md5(kind || n), 1, 3) || 'a' || substr(md5(kind || n), 4, 15))::uuid $$;
  create function made.at(share float8) returns timestamptz language sql immutable parallel safe
    as $$ select timestamptz '2026-11-24T08:00:00Z' - interval '1 hour' * round((1 - share) * 8700) $$;
  create function made.school(n bigint) returns uuid language sql immutable parallel safe
    as $$ select made.id('school', 1 + n % ${SCHOOLS}) $$;`

const people = `
  insert into organisation (id, kind, name) values (made.id('training', 1), 'training_school', '教师进修学校');
  insert into organisation (id, kind, name, system, grades)
    select made.id('school', n), 'school', '第' || n || '学校', '6+3', array[1,2,3,4,5,6,7,8,9] from generate_series(1, ${SCHOOLS}) n;
  insert into account (id, login, name) select made.id('account', n), 'person' || n, '老师' || n from generate_series(1, ${PEOPLE}) n;
  insert into membership (id, account_id, organisation_id, role)
    select made.id('membership', n), made.id('account', n), case when n <= 10 then made.id('training', 1) else made.school(n) end,
      case when n <= 10 then 'curator' else 'teacher' end from generate_series(1, ${PEOPLE}) n;
  insert into guidance_member (id, account_id, station, subject, stage, appointed_at)
    select made.id('member', n), made.id('account', 11 + n), 'backbone', (${names(subjectNames)})[1 + n / 12],
      case when n / 6 % 2 = 0 then 'primary' else 'junior' end, made.at(0) from generate_series(0, 167) n
    union all
    select made.id('member', 1000 + n), made.id('account', ${person.busyReviewer}), 'researcher', 'math',
      (array['primary', 'junior'])[n], made.at(0) from generate_series(1, 2) n;`

/** 300 terms a subject on three levels, six textbooks of ten units with three lessons each: as large in every bank. */
const terms = `
  insert into knowledge_point (id, subject, name, position, parent_id, path, stands_for)
    select id, subject, '知识点' || k, k, case when k > 12 then made.id(subject, parent) end,
      case when k > 72 then array[made.id(subject, 1 + (parent - 13) / 5)] else '{}' end
        || case when k > 12 then array[made.id(subject, parent)] else '{}' end || id, id
    from unnest(${names(subjectNames)}) subject, generate_series(1, 300) k,
      lateral (select made.id(subject, k) as id, case when k > 72 then 13 + (k - 73) / 4 else 1 + (k - 13) / 5 end as parent) made;
  insert into term_alias (subject, name, point_id, added_at)
    select subject, '别名' || k, made.id(subject, k), made.at(0) from unnest(${names(subjectNames)}) subject, generate_series(1, 100) k;
  insert into textbook (id, subject, publisher, year, grade, volume)
    select made.id('book' || subject, k), subject, '出版社' || (1 + k % 2), 2024, 4 + k / 2, '上'
    from unnest(${names(subjectNames)}) subject, generate_series(1, 6) k;
  insert into textbook_unit (id, textbook_id, position, title, parent_id)
    select made.id('unit' || subject, book * 100 + u), made.id('book' || subject, book), u, '单元' || u,
      case when u > 10 then made.id('unit' || subject, book * 100 + 1 + (u - 11) / 3) end
    from unnest(${names(subjectNames)}) subject, generate_series(1, 6) book, generate_series(1, 40) u;`

/** One row an item, from which all others follow. */
const plan = (size: number) => `
  create unlogged table made.item as
  with chosen as (
    select n, made.r('subject', n, 100) as s, case when n = ${KNOWN} then 5 else 1 + made.r('grade', n, 9) end as grade, made.r('versions', n, 100) as v,
      case when n = ${KNOWN} or made.r('by', n, 10) >= 3 then 0 when made.r('prolific', n, 15) = 0 then ${person.author}
        else 200 + made.r('author', n, ${PEOPLE - 200}) end as author,
      1 + (n - 1) / 200 as run
    from generate_series(1, ${size}) n
  ), staged as (
    select *, case when n = ${KNOWN} or s < 24 then 'math' when s < 46 then 'chinese' when s < 62 then 'english'
        else (${names([...others, emptySubject])})[1 + made.r('other', n, 11)] end as subject,
      case when n = ${KNOWN} then 0 else made.r('state', n, case when author = ${person.author} then 40 else 100 end) end as z
    from chosen
  )
  select n, made.id('item', n) as id, subject, grade::smallint, case when grade <= 6 then 'primary' else 'junior' end as stage, author, run,
    case when n = ${KNOWN} then 4 when v < 55 then 1 when v < 80 then 2 when v < 93 then 3 else 4 end as versions,
    case when z < 6 and subject <> '${emptySubject}' then 'in_review' when z < 13 then 'draft' when z < 17 then 'retired' else 'published' end as state,
    made.at(n / ${size}.0 * 0.9) as created_at,
    case when author = 0 then made.id('account', 2 + n % 9) else made.id('account', author) end as writer
  from staged;
  alter table made.item add primary key (n);
  analyze made.item;`

const types = `array['single_choice', 'fill_blank', 'short_answer', 'calculation', 'true_false', 'reading_comprehension']`
const words = `array['苹果','千克','长方','面积','水池','两地','相遇','工程','分数','小数','比例','圆柱','三角','平行','坐标','函数','春天','作文',
  '古诗','成语','阅读','修辞','句子','拼音','单词','时态','听力','对话','地图','气候','朝代','改革','电路','压强','溶液','细胞','遗传','程序','节奏','劳动']`

const versions = `
  create unlogged table made.version as
  select i.*, k, made.id('version', i.n * 4 + k) as version_id, k = i.versions as is_current,
    case when k = i.versions then i.state else 'published' end as version_state,
    created_at + interval '5 days' * (k - 1) as written_at,
    (${types})[1 + made.r('type', i.n, 6)] as type, (array['base', 'raise', 'extend'])[1 + made.r('tier', i.n, 3)] as tier,
    (1 + made.r('minutes', i.n, 12))::smallint as minutes,
    array(select distinct (${words})[1 + made.r('word' || j, i.n, 40)] from generate_series(1, 12 + made.r('length', i.n, 30)) j) as words,
    case when i.state = 'published' then k = i.versions when i.state = 'retired' then false else k = i.versions - 1 end as is_published
  from made.item i, generate_series(1, i.versions) k;
  analyze made.version;

  insert into item (id, source, source_id, current_version_id, published_version_id, created_by, created_at, selected_by, import_run_id,
      retired_at, retired_by, retire_reason, successor_id)
    select id, case when author = 0 then 'made' end, case when author = 0 then n::text end, made.id('version', n * 4 + versions),
      case when state = 'published' then made.id('version', n * 4 + versions)
        when state <> 'retired' and versions > 1 then made.id('version', n * 4 + versions - 1) end,
      case when author > 0 then writer end, created_at, case when author = 0 then writer end,
      case when author = 0 then made.id('run', run) end,
      case when state = 'retired' then made.at(0.95) end, case when state = 'retired' then made.id('account', 1) end,
      case when state = 'retired' then '题目过时' end, case when state = 'retired' and n > 1 then made.id('item', n - 1) end
    from made.item;

  insert into item_version (id, item_id, number, state, subject, grades, type, tier, mode, place, minutes, minutes_evidence, score_rate,
      competencies, education, origin, citation, licence, body, answer, explanation, content_hash, created_by, created_at, published_at, published_by)
    select version_id, id, k, version_state, subject, array[grade], type, tier, 'written', 'home', minutes,
      jsonb_build_object('source', 'author', 'samples', 0, 'at', '2026-09-01T00:00:00.000Z'), 0.7, array['运算能力'], 'intellectual',
      'original', null, 'CC-BY-4.0',
      jsonb_build_object('type', 'doc', 'content', jsonb_build_array(jsonb_build_object('type', 'paragraph', 'content',
        jsonb_build_array(jsonb_build_object('type', 'text', 'text', '第' || n || '题：' || array_to_string(words, '') || repeat('读下面的短文', 60 * (n % 33 = 0)::int)))))
        || case when version_state = 'draft' and n % 3 = 0 then jsonb_build_array(jsonb_build_object('type', 'figure', 'attrs',
          jsonb_build_object('asset', md5(n::text) || md5(n::text), 'alt', '示意图'))) else '[]' end),
      jsonb_build_object('key', null, 'body', made.said('答案' || n)), made.said('这样想：' || array_to_string(words, '，')),
      md5('version' || version_id), writer, written_at, case when version_state in ('published', 'retired') then written_at + interval '3 days' end,
      case when version_state in ('published', 'retired') then made.id('account', 1) end
    from made.version;

  insert into item_version_point (version_id, point_id)
    select version_id, made.id(subject, 73 + made.r('point' || j, n, 228)) from made.version, generate_series(1, 1 + n % 2) j
    where n % 20 <> 0 on conflict do nothing;
  insert into item_version_unit (version_id, unit_id)
    select version_id, made.id('unit' || subject, (1 + made.r('book', n, 6)) * 100 + 11 + made.r('unit', n, 30)) from made.version where n % 2 = 0;`

const said = `
  create function made.said(words text) returns jsonb language sql immutable parallel safe as $$
    select jsonb_build_object('type', 'doc', 'content', jsonb_build_array(jsonb_build_object('type', 'paragraph', 'content',
      jsonb_build_array(jsonb_build_object('type', 'text', 'text', words))))) $$;`

/** Tags are spelled as \`server/src/search/search-row.ts\` spells them. One item in twenty has no knowledge point. */
const projection = `
  insert into item_search (item_id, published, version_id, state, newer_state, subject, grades, type, tier, mode, minutes, moment, level,
      gaps, tokens, text, rev, hash, created_by)
    select id, is_published, version_id, version_state, case when not is_current then state end, subject, array[grade], type, tier, 'written', minutes,
      coalesce(written_at + case when is_published then interval '3 days' else '0' end), level, case when n % 20 = 0 then array['point_ids'] else '{}'::text[] end,
      array_to_tsvector(words || array['s:' || subject, 't:' || type, 'l:' || tier, 'm:written', 'g:' || grade, 'd:' || minutes,
          'p:' || made.id(subject, 73 + point), 'p:' || made.id(subject, 13 + point / 4), 'p:' || made.id(subject, 1 + point / 20)]
        || case when author = 0 then array['i:' || made.id('run', run)] else '{}' end || case when is_published then '{}' else array['z:' || version_state] end
        || array(select '~' || step from generate_series(1, level) step)),
      array_to_string(words, ''), 1, left(md5(version_id::text), 16), case when author > 0 then writer end
    from (select *, made.r('point1', n, 228) as point, least(24, floor(-log(2, (1 + made.r('level', n, 1000000)) / 1000001.0)))::smallint as level from made.version
      where is_current or is_published) v;

  insert into item_signature (version_id, item_id, hash, exact, keys)
    select version_id, id, left(md5('text' || version_id), 24), hashint8(n), array(select hashint8(n * 100 + j) from generate_series(1, 12) j)
    from made.version where is_current or is_published;`

/** What a bank of this size holds of items. */
export const itemStatements = (size: number): string[] => [
  helpers,
  said,
  people,
  terms,
  plan(size),
  versions,
  projection,
]
