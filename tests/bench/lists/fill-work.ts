import { defaultReviewRules, likenessKinds } from '@lightwork/domain'
import { emptySubject, KNOWN, person } from './fill-items.ts'

const rules = JSON.stringify(defaultReviewRules)
const account = (n: number | string) => `made.id('account', ${n})`

/**
 * An open review of every version under review, a closed one of every third other version. Two of the six members of
 * the subject and stage have places at the first step; in mathematics a busy reviewer has a hundred places, as many in any bank.
 */
const reviews = `
  create unlogged table made.review as
  select n, k, version_id, subject, stage, writer, written_at, made.id('review', n * 4 + k) as id, version_state = 'in_review' as is_open,
    case when version_state <> 'in_review' or made.r('step', n, 10) >= 7 then 'second_review' when n <> ${KNOWN} and made.r('step', n, 10) < 2
      then 'duplicate_check' else 'subject_review' end as step,
    made.r('seat', n, 6) as first, array_position(array['math', 'chinese', 'english', 'morality', 'history', 'geography', 'science', 'physics',
      'chemistry', 'biology', 'it', 'pe', 'art', '${emptySubject}'], subject) - 1 as place
  from made.version where version_state = 'in_review' or version_state = 'published' and made.r('reviewed', n * 4 + k, 3) = 0;
  create function made.member(place bigint, stage text, j bigint) returns uuid language sql immutable parallel safe
    as $$ select made.id('account', 11 + place * 12 + case when stage = 'junior' then 6 else 0 end + j % 6) $$;

  insert into review (id, item_id, version_id, subject, stages, barred, step, step_since, rules, handed_in_by, handed_in_at, outcome, closed_by, closed_at, note)
    select id, made.id('item', n), version_id, subject, array[stage], array[writer], step, written_at + interval '2 days', '${rules}', writer,
      written_at + interval '1 day', case when not is_open then 'published' end, case when not is_open then ${account(1)} end,
      case when not is_open then written_at + interval '3 days' end, null
    from made.review;

  insert into review_seat (review_id, step, account_id, taken_at, verdict, score, note, decided_at)
    select id, step, account_id, taken_at, case when is_decided then 'accept' end, case when is_decided then 4 end, case when is_decided then '可用' end,
      case when is_decided then taken_at + interval '20 hours' end
    from (
      select id, 'subject_review' as step, made.member(place, stage, first + j) as account_id, written_at + interval '2 days' as taken_at,
        not is_open or step = 'second_review' or made.r('decided' || j, n, 10) < 4 as is_decided
      from made.review, generate_series(0, 1) j where step <> 'duplicate_check'
      union all
      select id, 'second_review', made.member(place, stage, first + 2), written_at + interval '2 days', not is_open from made.review
        where step = 'second_review' and (not is_open or n % 2 = 0)
      union all
      select id, step, ${account(person.busyReviewer)}, written_at + interval '2 days', not is_open or made.r('busy', n, 10) = 9 from made.review
        where subject = 'math' and step <> 'duplicate_check' and (n <= 9000 or made.r('busy', n, 10) = 9)
    ) seats;
  insert into review_tick (review_id, step, account_id, code, at)
    select id, 'self_check', writer, code, written_at from made.review, unnest(array['wording', 'answer_done', 'minutes', 'tier', 'licence']) code
    union all
    select id, 'subject_review', made.member(place, stage, first), code, written_at + interval '2 days'
    from made.review, unnest(array['scientific', 'wording']) code where step <> 'duplicate_check';`

const comments = `
  insert into item_comment (id, item_id, version_id, part, block, quote, text, account_id, at, resolved_by, resolved_at, voice)
    select made.id('comment', n * 100 + k * 20 + j), made.id('item', n), version_id, 'body', 0, '第', '这里的条件不够', made.member(place, stage, j),
      written_at + interval '1 day' + j * interval '1 hour', case when not is_open then writer end, case when not is_open then written_at + interval '3 days' end, 'reviewer'
    from made.review, generate_series(1, case when n = ${KNOWN} then 18 else made.r('comments', n, 3) end) j;
  insert into item_comment (id, item_id, version_id, part, block, text, account_id, at, reply_to, voice)
    select made.id('reply', row_number() over (order by id)), item_id, version_id, 'body', 0, '已改', account_id, at + interval '1 hour', id, 'author'
    from item_comment where made.r('replied', extract(epoch from at)::bigint, 2) = 0;`

const reports = `
  insert into item_report (id, item_id, version_id, subject, text, reported_by, reported_at, outcome, answer, handled_by, handled_at, kinds)
    select made.id('report', n), id, version_id, subject, '答案好像不对', case when made.r('by', n, 8) = 0 then ${account(person.reporter)}
        else made.id('account', 200 + made.r('reporter', n, 2800)) end,
      greatest(written_at, made.at(0.3)) + n % 100 * interval '1 hour', case when is_handled then 'unfounded' end, case when is_handled then '已核对' end,
      case when is_handled then ${account(1)} end, case when is_handled then made.at(0.99) end, array['wrong_answer']
    from (select *, made.r('handled', n, 3) = 0 as is_handled from made.version where is_published and made.r('reported', n, 100) < 6) v
    where subject <> '${emptySubject}';`

/** Every eighth item is like the next one; the known item is like twelve. A quarter is decided. */
const pairs = `
  insert into duplicate_pair (item_a, item_b, hash_a, hash_b, kind, score, subject, stages, found_at, run_id, decision, decided_by, decided_at)
    select a.item_id, b.item_id, a.hash, b.hash, (array['${likenessKinds.join("','")}'])[1 + made.r('kind', pair.n, 6)], 0.9, i.subject, array(select distinct unnest(array[i.stage, j.stage])),
      made.at(0.5) + made.r('found', pair.n, 4000) * interval '1 hour', case when pair.m = pair.n + 1 then made.id('run', i.run) end, case when is_decided then 'different' end,
      case when is_decided then ${account(1)} end, case when is_decided then made.at(0.99) end
    from (
      select n, n + 1 as m, made.r('decided', n, 4) = 0 as is_decided from made.item where made.r('pair', n, 8) = 0 and n > 20 and subject <> '${emptySubject}'
      union all select ${KNOWN}, m, false from generate_series(2, 13) m
    ) pair
    join made.item i on i.n = pair.n join made.item j on j.n = pair.m
    join item_signature a on a.version_id = made.id('version', i.n * 4 + i.versions) join item_signature b on b.version_id = made.id('version', j.n * 4 + j.versions);
  insert into duplicate_sweep (id, started_by, started_at, progress_at, finished_at)
    select made.id('sweep', n), ${account(1)}, made.at(n / 20.0), made.at(n / 20.0), made.at(n / 20.0) from generate_series(1, 20) n;`

const minutes = `
  insert into minutes_sample (id, item_id, version_id, kind, minutes, seconds, factor, grade, pupils, account_id, at)
    select made.id('sample', n * 100 + j), id, version_id, (array['reviewer', 'trial', 'class'])[1 + j % 3], minutes + j % 3, case when j % 3 = 1 then 180 end,
      case when j % 3 = 1 then 2.0 end, case when j % 3 = 1 then grade end, case when j % 3 = 2 then 40 end, made.id('account', 200 + made.r('said' || j, n, 2800)),
      greatest(written_at, made.at(0.2)) + j * interval '1 day'
    from made.version, generate_series(1, case when n = ${KNOWN} then 60 else 1 + n % 6 end) j
    where case when n = ${KNOWN} then is_current else is_published and made.r('timed', n, 5) = 0 end;
  insert into item_minutes (item_id, minutes, low, high, samples, at, disagreement, disagrees, subject)
    select id, minutes + 1, minutes, minutes + 3, 1 + n % 6, made.at(0.9), least(2, made.r('apart', n, 3000) / 1000.0 + 0.001), made.r('disagrees', n, 5) = 0 and subject <> '${emptySubject}', subject
    from made.version where case when n = ${KNOWN} then is_current else is_published and made.r('timed', n, 5) = 0 end;`

/** Homework of eight items each, given to two classes; 200 of them hold the known item in any bank. */
const use = (size: number) => `
  create unlogged table made.homework as
    select h, 11 + made.r('owner', h, 2900) as owner, made.school(11 + made.r('owner', h, 2900)) as school from generate_series(1, ${size / 10}) h;
  insert into assignment (school_id, id, owner_id, subject, grade, title, document, saved_at)
    select school, made.id('homework', h), ${account('owner')}, 'math', 5, '作业' || h, '{"parts": []}', made.at(h / ${size / 10}.0) from made.homework;
  create unlogged table made.held as
    select h, school, made.id('item', i.n) as item_id, made.id('version', i.n * 4 + i.versions) as version_id from made.homework, generate_series(1, 8) j
      join lateral (select 2 + made.r('held' || j, h, ${size - 2}) as n) picked on true join made.item i on i.n = picked.n
    union all select h, school, made.id('item', ${KNOWN}), made.id('version', ${KNOWN} * 4 + 4) from made.homework where h <= 200;
  insert into assignment_item (school_id, assignment_id, version_id, item_id)
    select school, made.id('homework', h), version_id, item_id from made.held on conflict do nothing;
  insert into release_item (school_id, release_id, version_id, item_id, assignment_id, last_day)
    select school, made.id('release', h * 2 + c), version_id, item_id, made.id('homework', h), (made.at(h / ${size / 10}.0))::date from made.held, generate_series(0, 1) c
    on conflict do nothing;
  insert into item_use (item_id, classes) select item_id, count(*) from release_item group by item_id;`

const imports = `
  insert into import_run (id, file_name, started_by, started_at, finished_at, lines, added, refused, progress_at)
    select made.id('run', run), 'items-' || run || '.jsonl', ${account(1)}, min(created_at), min(created_at) + interval '5 minutes', 200, count(*), 3, min(created_at)
    from made.item where author = 0 group by run order by run;
  insert into import_item (run_id, item_id, compared) select made.id('run', run), id, true from made.item where author = 0;
  insert into import_refusal (run_id, line, code, detail, excerpt)
    select id, line, 'no-answer', '没有答案', '……' from import_run, generate_series(1, case when id = made.id('run', 1) then 60 else 3 end) line;`

const labels = (size: number) => `
  insert into term_proposal (id, subject, name, route, first_at, uses)
    select made.id('label', n), case when n % 4 = 0 then 'math' else (array['chinese', 'english', 'science', 'history', 'art'])[1 + n % 5] end,
      case when n % 3 = 0 then '知识点' || n % 400 || '的应用' || n else '新词' || n end, '', made.at(n / ${size / 50}.0), 1 + made.r('uses', n, 90) from generate_series(1, ${size / 50}) n;
  insert into term_proposal_item (proposal_id, item_id) select made.id('label', 1 + n % ${size / 50}), id from made.item where n % 20 = 0;
  insert into term_change (id, subject, change, undo, state, proposed_by, proposed_at, decided_by, decided_at)
    select made.id('change', n), case when n % 2 = 0 then 'math' else 'chinese' end, jsonb_build_object('kind', 'rename', 'id', made.id('math', 1 + n % 300), 'name', '新名' || n),
      case when n % 3 > 0 then '{}'::jsonb end, case when n % 3 = 0 then 'proposed' else 'done' end, ${account(2)}, made.at(n / ${size / 25}.0),
      case when n % 3 > 0 then ${account(1)} end, case when n % 3 > 0 then made.at(n / ${size / 25}.0) end from generate_series(1, ${size / 25}) n;`

/** The first edit changed 2,000 items in any bank, the second is a prepared hand-in of 300 drafts. */
const edits = (size: number) => `
  insert into bulk_edit (id, kind, action, selection, prepared_by, prepared_at, started_at, progress_at, finished_at, total, changed, refused)
    select made.id('edit', n), case when n = 2 then 'hand_in' else 'edit' end, case when n = 2 then '{}' else jsonb_build_object('change', jsonb_build_object('tier', 'raise')) end, '{}',
      ${account(1)}, case when n = 2 then timestamptz '2026-11-25T07:00:00Z' else started end, case when n <> 2 then started end, case when n <> 2 then started end, case when n <> 2 then started end, 100, 80, 20
    from (select n, made.at(0.1 + n / ${size / 250}.0 * 0.89) as started from generate_series(1, ${size / 250}) n) e;
  insert into bulk_edit_item (edit_id, item_id, revision, outcome, reason, before, after, starts_version, after_revision)
    select made.id('edit', e), id, 1, outcome, case when outcome = 'refused' then (array['in-review', 'retired', 'others-draft'])[1 + n % 3] end,
      case when outcome = 'changed' then '{"tier": "base"}'::jsonb end, case when outcome = 'changed' then '{"tier": "raise"}'::jsonb end, n % 2 = 0, case when outcome = 'changed' then 2 end
    from (
      select 1 as e, id, n, case when n % 5 = 0 then 'refused' else 'changed' end as outcome from made.item where n <= 2000
      union all (select 2, id, n, null from made.item where state = 'draft' order by n limit 300)
      union all select 3 + n % ${size / 250 - 2}, id, n, case when n % 5 = 0 then 'refused' else 'changed' end from made.item where n % 2 = 0
    ) rows;`

/** What was done with the items: reviews, remarks, pairs, evidence, use, imports, labels, edits. */
export const workStatements = (size: number): string[] => [
  reviews,
  comments,
  reports,
  pairs,
  minutes,
  use(size),
  imports,
  labels(size),
  edits(size),
]
