-- Generated from the migrations by `npm run generate`; not run by anything.

table account.id uuid not null
table account.login text not null
table account.name text not null
table account.password_hash text
table account.state text not null default 'active'::text
table account.created_at timestamp with time zone not null default now()
table assignment.school_id uuid not null
table assignment.id uuid not null
table assignment.owner_id uuid not null
table assignment.subject text not null
table assignment.grade smallint not null
table assignment.title text not null
table assignment.document jsonb not null
table assignment.revision integer not null default 1
table assignment.created_at timestamp with time zone not null default now()
table assignment.saved_at timestamp with time zone not null default now()
table assignment.deleted_at timestamp with time zone
table assignment_comment.school_id uuid not null
table assignment_comment.id uuid not null
table assignment_comment.assignment_id uuid not null
table assignment_comment.block_id uuid not null
table assignment_comment.quote text not null
table assignment_comment.text text not null
table assignment_comment.reply_to uuid
table assignment_comment.account_id uuid not null
table assignment_comment.at timestamp with time zone not null
table assignment_comment.resolved_by uuid
table assignment_comment.resolved_at timestamp with time zone
table assignment_conflict.school_id uuid not null
table assignment_conflict.id uuid not null
table assignment_conflict.assignment_id uuid not null
table assignment_conflict.account_id uuid not null
table assignment_conflict.base_revision integer not null
table assignment_conflict.document jsonb not null
table assignment_conflict.at timestamp with time zone not null default now()
table assignment_conflict.title text not null default ''::text
table assignment_item.school_id uuid not null
table assignment_item.assignment_id uuid not null
table assignment_item.version_id uuid not null
table assignment_item.item_id uuid not null
table assignment_lease.school_id uuid not null
table assignment_lease.assignment_id uuid not null
table assignment_lease.account_id uuid not null
table assignment_lease.browser uuid not null
table assignment_lease.since timestamp with time zone not null
table assignment_lease.expires_at timestamp with time zone not null
table assignment_revision.school_id uuid not null
table assignment_revision.assignment_id uuid not null
table assignment_revision.revision integer not null
table assignment_revision.title text not null
table assignment_revision.document jsonb not null
table assignment_revision.load jsonb
table assignment_revision.saved_by uuid not null
table assignment_revision.saved_at timestamp with time zone not null
table assignment_revision.restored_from integer
table assignment_revision.name text
table assignment_revision.named_by uuid
table assignment_revision.released boolean not null default false
table assignment_share.school_id uuid not null
table assignment_share.assignment_id uuid not null
table assignment_share.reach text not null
table assignment_share.access text not null
table assignment_share.shared_by uuid not null
table assignment_share.shared_at timestamp with time zone not null
table assignment_version.school_id uuid not null
table assignment_version.id uuid not null
table assignment_version.assignment_id uuid not null
table assignment_version.revision integer not null
table assignment_version.title text not null
table assignment_version.document jsonb not null
table assignment_version.load jsonb not null
table assignment_version.created_by uuid not null
table assignment_version.created_at timestamp with time zone not null default now()
table blind_entry.competition_id uuid not null
table blind_entry.id uuid not null
table blind_entry.group_id uuid not null
table blind_entry.code text not null
table blind_entry.title text not null
table blind_entry.intent jsonb not null
table blind_entry.aims jsonb not null
table blind_entry.attributes jsonb not null
table blind_entry.works jsonb not null
table blind_entry.is_sample boolean not null default false
table blind_entry.withdrawn boolean not null default false
table blind_file.competition_id uuid not null
table blind_file.blind_id uuid not null
table blind_file.id uuid not null
table blind_file.name text not null
table blind_file.content_type text not null
table blind_file.bytes bytea not null
table bulk_edit.id uuid not null
table bulk_edit.kind text not null
table bulk_edit.action jsonb not null
table bulk_edit.selection jsonb not null
table bulk_edit.undoes uuid
table bulk_edit.prepared_by uuid not null
table bulk_edit.prepared_at timestamp with time zone not null
table bulk_edit.started_at timestamp with time zone
table bulk_edit.progress_at timestamp with time zone
table bulk_edit.finished_at timestamp with time zone
table bulk_edit.total integer not null
table bulk_edit.changed integer not null default 0
table bulk_edit.unchanged integer not null default 0
table bulk_edit.refused integer not null default 0
table bulk_edit_item.edit_id uuid not null
table bulk_edit_item.item_id uuid not null
table bulk_edit_item.revision integer not null
table bulk_edit_item.outcome text
table bulk_edit_item.reason text
table bulk_edit_item.detail text
table bulk_edit_item.before jsonb
table bulk_edit_item.after jsonb
table bulk_edit_item.starts_version boolean not null default false
table bulk_edit_item.after_revision integer
table calibration_remark.competition_id uuid not null
table calibration_remark.id uuid not null
table calibration_remark.blind_id uuid not null
table calibration_remark.judge_id uuid not null
table calibration_remark.text text not null
table calibration_remark.at timestamp with time zone not null
table class.school_id uuid not null
table class.id uuid not null
table class.grade smallint not null
table class.name text not null
table class.lead_account_id uuid
table class.notice_token text not null
table class.closed_at timestamp with time zone
table class_day.school_id uuid not null
table class_day.class_id uuid not null
table class_day.day date not null
table class_day.loads jsonb not null default '{}'::jsonb
table class_day.written integer not null default 0
table class_day.written_home integer not null default 0
table class_day.home_total integer not null default 0
table class_day.optional integer not null default 0
table class_day.written_limit smallint
table class_day.written_home_limit smallint
table class_day.home_total_limit smallint
table class_day.version bigint not null default 0
table class_day_entry.school_id uuid not null
table class_day_entry.class_id uuid not null
table class_day_entry.day date not null
table class_day_entry.version bigint not null
table class_day_entry.release_id uuid not null
table class_day_entry.subject text not null
table class_day_entry.sign smallint not null
table class_day_entry.load jsonb not null
table class_day_entry.written_after integer not null
table class_day_entry.written_home_after integer not null
table class_day_entry.home_total_after integer not null
table class_day_entry.account_id uuid not null
table class_day_entry.at timestamp with time zone not null
table competition.id uuid not null
table competition.round_school_id uuid
table competition.feeds_id uuid
table competition.kind text not null
table competition.title text not null
table competition.semester text not null
table competition.state text not null default 'draft'::text
table competition.revision integer not null default 1
table competition.organiser_id uuid not null
table competition.created_at timestamp with time zone not null
table competition_certificate.number text not null
table competition_certificate.competition_id uuid not null
table competition_certificate.entry_id uuid not null
table competition_certificate.author smallint not null
table competition_certificate.printed jsonb not null
table competition_certificate.result_version integer not null
table competition_certificate.issued_by uuid not null
table competition_certificate.issued_at timestamp with time zone not null
table competition_certificate.revoked_at timestamp with time zone
table competition_group.competition_id uuid not null
table competition_group.id uuid not null
table competition_group.name text not null
table competition_group.subjects text[] not null
table competition_group.stage text not null
table competition_group.session text not null default 'all'::text
table competition_group.position smallint not null
table competition_person.competition_id uuid not null
table competition_person.account_id uuid not null
table competition_person.part text not null
table competition_person.group_ids uuid[] not null
table competition_person.expertise smallint not null default 1
table competition_person.most smallint
table competition_person.invited_by uuid not null
table competition_person.invited_at timestamp with time zone not null
table competition_person.left_at timestamp with time zone
table competition_person.leave_reason text
table competition_record.competition_id uuid not null
table competition_record.number integer not null
table competition_record.kind text not null
table competition_record.body jsonb not null
table competition_record.at timestamp with time zone not null
table competition_record.account_id uuid
table competition_record.previous text not null
table competition_record.hash text not null
table competition_result.competition_id uuid not null
table competition_result.version integer not null
table competition_result.figures jsonb not null
table competition_result.awards jsonb not null
table competition_result.reason text not null
table competition_result.made_by uuid not null
table competition_result.made_at timestamp with time zone not null
table competition_result.public_from date
table competition_result.public_to date
table competition_terms.competition_id uuid not null
table competition_terms.version integer not null
table competition_terms.terms jsonb not null
table competition_terms.reason text not null default ''::text
table competition_terms.set_by uuid not null
table competition_terms.set_at timestamp with time zone not null
table county_calendar.day date not null
table county_calendar.kind text not null
table county_calendar.note text not null default ''::text
table duplicate_pair.item_a uuid not null
table duplicate_pair.item_b uuid not null
table duplicate_pair.hash_a text not null
table duplicate_pair.hash_b text not null
table duplicate_pair.kind text not null
table duplicate_pair.score real not null
table duplicate_pair.found_at timestamp with time zone not null
table duplicate_pair.decision text
table duplicate_pair.decided_by uuid
table duplicate_pair.decided_at timestamp with time zone
table duplicate_pair.note text
table duplicate_pair.subject text not null
table duplicate_pair.run_id uuid
table duplicate_pair.kept_id uuid
table duplicate_pair.stages text[] not null
table duplicate_sweep.id uuid not null
table duplicate_sweep.started_by uuid not null
table duplicate_sweep.started_at timestamp with time zone not null
table duplicate_sweep.total integer not null default 0
table duplicate_sweep.texts_read integer not null default 0
table duplicate_sweep.compared integer not null default 0
table duplicate_sweep.compared_to uuid
table duplicate_sweep.pairs integer not null default 0
table duplicate_sweep.progress_at timestamp with time zone not null
table duplicate_sweep.finished_at timestamp with time zone
table duplicate_sweep.stopped_by uuid
table duplicate_sweep.error text
table entry.competition_id uuid not null
table entry.id uuid not null
table entry.group_id uuid not null
table entry.entrant_school_id uuid not null
table entry.owner_id uuid not null
table entry.state text not null default 'draft'::text
table entry.revision integer not null default 1
table entry.title text not null
table entry.intent jsonb not null
table entry.aims jsonb not null
table entry.authors jsonb not null
table entry.licence text not null
table entry.may_exhibit boolean not null
table entry.attributes jsonb
table entry.terms_version integer not null
table entry.masks jsonb not null default '[]'::jsonb
table entry.masks_confirmed_at timestamp with time zone
table entry.created_at timestamp with time zone not null
table entry.saved_at timestamp with time zone not null
table entry.begun_at timestamp with time zone
table entry.submitted_at timestamp with time zone
table entry.receipt text
table entry.reason text
table entry.from_entry uuid
table entry_commentary.competition_id uuid not null
table entry_commentary.blind_id uuid not null
table entry_commentary.judge_id uuid not null
table entry_commentary.text text not null
table entry_commentary.at timestamp with time zone not null
table entry_file.competition_id uuid not null
table entry_file.entry_id uuid not null
table entry_file.id uuid not null
table entry_file.name text not null
table entry_file.content_type text not null
table entry_file.bytes bytea not null
table entry_file.blind_bytes bytea not null
table entry_file.texts jsonb not null
table entry_file.unread_pages smallint not null
table entry_file.begun_at timestamp with time zone not null
table entry_file.finished_at timestamp with time zone not null
table entry_file.removed_at timestamp with time zone
table entry_harvest.competition_id uuid not null
table entry_harvest.entry_id uuid not null
table entry_harvest.work smallint not null
table entry_harvest.block_id text not null
table entry_harvest.item_id uuid not null
table entry_harvest.by_account uuid not null
table entry_harvest.at timestamp with time zone not null
table entry_likeness.competition_id uuid not null
table entry_likeness.entry_id uuid not null
table entry_likeness.id uuid not null
table entry_likeness.with_kind text not null
table entry_likeness.with_competition uuid
table entry_likeness.with_id uuid not null
table entry_likeness.share real not null
table entry_likeness.places jsonb not null
table entry_likeness.found_at timestamp with time zone not null
table entry_likeness.decision text
table entry_likeness.note text not null default ''::text
table entry_likeness.decided_by uuid
table entry_likeness.decided_at timestamp with time zone
table entry_mask.competition_id uuid not null
table entry_mask.entry_id uuid not null
table entry_mask.blind_id uuid not null
table entry_receipt.competition_id uuid not null
table entry_receipt.entry_id uuid not null
table entry_receipt.receipt text not null
table entry_receipt.begun_at timestamp with time zone not null
table entry_receipt.received_at timestamp with time zone not null
table entry_receipt.counts boolean not null
table entry_receipt.content jsonb not null
table entry_receipt.content_hash text not null
table entry_work.competition_id uuid not null
table entry_work.entry_id uuid not null
table entry_work.position smallint not null
table entry_work.homework_school_id uuid not null
table entry_work.assignment_id uuid not null
table entry_work.revision integer not null
table entry_work.title text not null
table entry_work.document jsonb not null
table entry_work.load jsonb not null
table guidance_member.id uuid not null
table guidance_member.account_id uuid not null
table guidance_member.station text not null
table guidance_member.subject text not null
table guidance_member.stage text not null
table guidance_member.appointed_by uuid
table guidance_member.appointed_at timestamp with time zone not null
table guidance_member.ended_by uuid
table guidance_member.ended_at timestamp with time zone
table homework_template.school_id uuid not null
table homework_template.id uuid not null
table homework_template.owner_id uuid not null
table homework_template.reach text not null
table homework_template.subject text not null
table homework_template.grade smallint not null
table homework_template.name text not null
table homework_template.document jsonb not null
table homework_template.load jsonb not null
table homework_template.made_at timestamp with time zone not null
table homework_template.put_away_by uuid
table homework_template.put_away_at timestamp with time zone
table idempotency_key.account_id uuid not null
table idempotency_key.key text not null
table idempotency_key.fingerprint text not null
table idempotency_key.response jsonb
table idempotency_key.created_at timestamp with time zone not null default now()
table import_item.run_id uuid not null
table import_item.item_id uuid not null
table import_item.compared boolean not null default false
table import_refusal.run_id uuid not null
table import_refusal.line integer not null
table import_refusal.code text not null
table import_refusal.detail text not null
table import_refusal.excerpt text not null
table import_run.id uuid not null
table import_run.file_name text not null
table import_run.started_by uuid
table import_run.started_at timestamp with time zone not null
table import_run.finished_at timestamp with time zone
table import_run.lines integer not null default 0
table import_run.added integer not null default 0
table import_run.unchanged integer not null default 0
table import_run.refused integer not null default 0
table import_run.warned integer not null default 0
table import_run.error text
table import_run.progress_at timestamp with time zone
table item.id uuid not null
table item.source text
table item.source_id text
table item.current_version_id uuid not null
table item.published_version_id uuid
table item.created_by uuid
table item.created_at timestamp with time zone not null default now()
table item.source_hash text
table item.selected_by uuid
table item.retired_by uuid
table item.retired_at timestamp with time zone
table item.retire_reason text
table item.successor_id uuid
table item.import_run_id uuid
table item_comment.id uuid not null
table item_comment.item_id uuid not null
table item_comment.version_id uuid not null
table item_comment.part text not null
table item_comment.block smallint not null
table item_comment.quote text not null default ''::text
table item_comment.text text not null
table item_comment.reply_to uuid
table item_comment.account_id uuid not null
table item_comment.at timestamp with time zone not null
table item_comment.resolved_by uuid
table item_comment.resolved_at timestamp with time zone
table item_comment.voice text not null
table item_minutes.item_id uuid not null
table item_minutes.minutes smallint not null
table item_minutes.low smallint not null
table item_minutes.high smallint not null
table item_minutes.samples integer not null
table item_minutes.at timestamp with time zone not null
table item_minutes.disagreement real not null
table item_minutes.disagrees boolean not null
table item_minutes.subject text not null
table item_report.id uuid not null
table item_report.item_id uuid not null
table item_report.version_id uuid not null
table item_report.subject text not null
table item_report.text text not null default ''::text
table item_report.reported_by uuid not null
table item_report.reported_at timestamp with time zone not null
table item_report.outcome text
table item_report.answer text
table item_report.handled_by uuid
table item_report.handled_at timestamp with time zone
table item_report.kinds text[] not null
table item_report.mended_by_id uuid
table item_search.item_id uuid not null
table item_search.published boolean not null
table item_search.version_id uuid not null
table item_search.state text not null
table item_search.newer_state text
table item_search.subject text not null
table item_search.grades smallint[] not null
table item_search.type text not null
table item_search.tier text not null
table item_search.mode text not null
table item_search.minutes smallint not null
table item_search.moment timestamp with time zone not null
table item_search.level smallint not null
table item_search.tokens tsvector not null
table item_search.text text not null
table item_search.rev bigint not null
table item_search.hash text not null
table item_search.gaps text[] not null default '{}'::text[]
table item_search.created_by uuid
table item_search_status.one boolean not null default true
table item_search_status.token_rules integer not null default 0
table item_search_status.rebuilding_rules integer
table item_search_status.rebuilt_to uuid
table item_search_status.counted_at timestamp with time zone not null default '-infinity'::timestamp with time zone
table item_search_status.counted_changes bigint not null default '-1'::integer
table item_search_status.counts jsonb not null default '[]'::jsonb
table item_signature.version_id uuid not null
table item_signature.item_id uuid not null
table item_signature.hash text not null
table item_signature.exact integer not null
table item_signature.keys integer[] not null
table item_use.item_id uuid not null
table item_use.classes integer not null
table item_version.id uuid not null
table item_version.item_id uuid not null
table item_version.number integer not null
table item_version.revision integer not null default 1
table item_version.state text not null
table item_version.subject text not null
table item_version.grades smallint[] not null
table item_version.type text not null
table item_version.tier text not null
table item_version.mode text not null
table item_version.place text not null
table item_version.minutes smallint not null
table item_version.minutes_evidence jsonb not null
table item_version.score_rate real
table item_version.competencies text[] not null default '{}'::text[]
table item_version.education text not null
table item_version.origin text not null
table item_version.citation text
table item_version.licence text not null
table item_version.lang text not null default 'zh'::text
table item_version.body jsonb not null
table item_version.answer jsonb not null
table item_version.explanation jsonb not null
table item_version.content_hash text not null
table item_version.created_by uuid
table item_version.created_at timestamp with time zone not null default now()
table item_version.published_at timestamp with time zone
table item_version.edited_by uuid[] not null default '{}'::uuid[]
table item_version.published_by uuid
table item_version_point.version_id uuid not null
table item_version_point.point_id uuid not null
table item_version_unit.version_id uuid not null
table item_version_unit.unit_id uuid not null
table judge_conflict.competition_id uuid not null
table judge_conflict.id uuid not null
table judge_conflict.judge_id uuid not null
table judge_conflict.kind text not null
table judge_conflict.about_school_id uuid
table judge_conflict.about_account_id uuid
table judge_conflict.note text not null default ''::text
table judge_conflict.declared_by uuid not null
table judge_conflict.at timestamp with time zone not null
table knowledge_point.id uuid not null
table knowledge_point.subject text not null
table knowledge_point.name text not null
table knowledge_point.position integer not null
table knowledge_point.parent_id uuid
table knowledge_point.path uuid[] not null default '{}'::uuid[]
table knowledge_point.merged_into uuid
table knowledge_point.stands_for uuid not null
table knowledge_point.retired_at timestamp with time zone
table knowledge_point.depth smallint default cardinality(path)
table knowledge_point.name_key text default term_key(name)
table media.id text not null
table media.content_type text not null
table media.bytes bytea not null
table media.created_at timestamp with time zone not null default now()
table media.width integer
table media.height integer
table media.seconds real
table media.alt text not null default ''::text
table media.source text not null default ''::text
table media.author text not null default ''::text
table media.licence text not null default ''::text
table media.uploaded_by uuid
table media.offered_at timestamp with time zone not null default now()
table media.in_homework boolean not null default false
table media_upload.id uuid not null
table media_upload.account_id uuid not null
table media_upload.at timestamp with time zone not null
table media_upload.bytes integer not null
table media_use.media_id text not null
table media_use.version_id uuid not null
table membership.id uuid not null
table membership.account_id uuid not null
table membership.organisation_id uuid not null
table membership.role text not null
table membership.subject text
table membership.grade smallint
table minutes_sample.id uuid not null
table minutes_sample.item_id uuid not null
table minutes_sample.version_id uuid not null
table minutes_sample.kind text not null
table minutes_sample.minutes real not null
table minutes_sample.seconds integer
table minutes_sample.factor real
table minutes_sample.grade smallint
table minutes_sample.pupils smallint
table minutes_sample.account_id uuid not null
table minutes_sample.at timestamp with time zone not null
table minutes_sample.withdrawn_at timestamp with time zone
table objection.competition_id uuid not null
table objection.id uuid not null
table objection.entry_id uuid
table objection.account_id uuid not null
table objection.unit text not null default ''::text
table objection.contact text not null
table objection.text text not null
table objection.result_version integer not null
table objection.receipt text not null
table objection.at timestamp with time zone not null
table objection.handler_id uuid
table objection.outcome text
table objection.answer text
table objection.answered_at timestamp with time zone
table one_time_code.code_hash bytea not null
table one_time_code.kind text not null
table one_time_code.account_id uuid
table one_time_code.expires_at timestamp with time zone not null
table one_time_code.used_at timestamp with time zone
table organisation.id uuid not null
table organisation.kind text not null
table organisation.name text not null
table organisation.system text
table organisation.grades smallint[]
table organisation.created_at timestamp with time zone not null default now()
table policy_rule.id text not null
table policy_rule.level text not null
table policy_rule.title text not null
table policy_rule.number text
table policy_rule.clause text
table policy_rule.issuer text not null
table policy_rule.text_zh text not null
table policy_rule.text_en text not null
table policy_rule.source text
table policy_rule.band text not null
table policy_rule.quantity text not null
table policy_rule.day_kind text not null
table policy_rule.minutes smallint not null
table policy_rule.severity text not null
table policy_rule.effective_from date not null
table policy_rule.effective_to date
table policy_rule.enabled boolean not null
table release.school_id uuid not null
table release.id uuid not null
table release.assignment_id uuid not null
table release.version_id uuid not null
table release.class_id uuid not null
table release.subject text not null
table release.day date not null
table release.days smallint not null
table release.load jsonb not null
table release.notice jsonb not null
table release.released_by uuid not null
table release.released_at timestamp with time zone not null
table release.withdrawn_by uuid
table release.withdrawn_at timestamp with time zone
table release.withdraw_reason text
table release_item.school_id uuid not null
table release_item.release_id uuid not null
table release_item.version_id uuid not null
table release_item.item_id uuid not null
table release_item.assignment_id uuid not null
table release_item.last_day date not null
table review.id uuid not null
table review.item_id uuid not null
table review.version_id uuid not null
table review.subject text not null
table review.stages text[] not null
table review.barred uuid[] not null
table review.step text not null
table review.step_since timestamp with time zone not null
table review.rules jsonb not null
table review.handed_in_by uuid not null
table review.handed_in_at timestamp with time zone not null
table review.outcome text
table review.closed_by uuid
table review.closed_at timestamp with time zone
table review.note text
table review_rule.id uuid not null
table review_rule.subject text
table review_rule.step text not null
table review_rule.votes smallint not null
table review_rule.floor real not null
table review_rule.extra smallint not null
table review_rule.ticks text[] not null
table review_rule.set_by uuid
table review_rule.set_at timestamp with time zone not null
table review_seat.review_id uuid not null
table review_seat.step text not null
table review_seat.account_id uuid not null
table review_seat.taken_at timestamp with time zone not null
table review_seat.assigned_by uuid
table review_seat.given_up_at timestamp with time zone
table review_seat.give_up_reason text
table review_seat.verdict text
table review_seat.score smallint
table review_seat.minutes smallint
table review_seat.note text
table review_seat.decided_at timestamp with time zone
table review_tick.review_id uuid not null
table review_tick.step text not null
table review_tick.code text not null
table review_tick.account_id uuid not null
table review_tick.at timestamp with time zone not null
table school_calendar.school_id uuid not null
table school_calendar.day date not null
table school_calendar.kind text not null
table school_calendar.note text not null default ''::text
table school_limit.school_id uuid not null
table school_limit.id uuid not null
table school_limit.band text not null
table school_limit.quantity text not null
table school_limit.day_kind text not null
table school_limit.minutes smallint not null
table school_limit.effective_from date not null
table school_limit.effective_to date
table school_limit.note text not null default ''::text
table school_limit.set_by uuid not null
table school_limit.set_at timestamp with time zone not null default now()
table school_tier_names.school_id uuid not null
table school_tier_names.base text not null
table school_tier_names.raise text not null
table school_tier_names.extend text not null
table school_tier_names.set_by uuid not null
table school_tier_names.set_at timestamp with time zone not null
table score_sheet.competition_id uuid not null
table score_sheet.id uuid not null
table score_sheet.blind_id uuid not null
table score_sheet.judge_id uuid not null
table score_sheet.round text not null
table score_sheet.state text not null default 'assigned'::text
table score_sheet.terms_version integer not null
table score_sheet.marks jsonb not null default '{}'::jsonb
table score_sheet.comments jsonb not null default '{}'::jsonb
table score_sheet.requirements jsonb not null default '{}'::jsonb
table score_sheet.overall text not null default ''::text
table score_sheet.kept jsonb not null default '[]'::jsonb
table score_sheet.revision integer not null default 1
table score_sheet.assigned_at timestamp with time zone not null
table score_sheet.saved_at timestamp with time zone
table score_sheet.final_at timestamp with time zone
table score_sheet.recuse_reason text
table score_sheet.rescores boolean not null default false
table search_index.url text not null
table search_index.uid text not null
table search_index.settings_hash text not null
table search_index.cursor_xid xid8 not null
table search_index.cursor_item uuid not null default '00000000-0000-0000-0000-000000000000'::uuid
table search_index.filled_to uuid
table search_index.filled boolean not null default false
table search_index.task_uid bigint
table search_index.task_at timestamp with time zone
table search_index.created_at timestamp with time zone not null default now()
table search_index.caught_up_at timestamp with time zone not null default '-infinity'::timestamp with time zone
table search_index.retired_at timestamp with time zone
table search_instance.url text not null
table search_instance.active_index text
table search_instance.holder uuid
table search_instance.fence bigint not null default 0
table search_instance.leased_until timestamp with time zone not null default '-infinity'::timestamp with time zone
table search_instance.failures integer not null default 0
table search_instance.retry_at timestamp with time zone not null default '-infinity'::timestamp with time zone
table search_instance.error text
table search_instance.swept_bucket smallint not null default '-1'::integer
table search_instance.swept_at timestamp with time zone not null default '-infinity'::timestamp with time zone
table search_instance.drift integer not null default 0
table search_mark.xid xid8 not null default pg_current_xact_id()
table search_mark.item_id uuid not null
table search_quarantine.url text not null
table search_quarantine.item_id uuid not null
table search_quarantine.reason text not null
table search_quarantine.at timestamp with time zone not null default now()
table search_stale.item_id uuid not null
table session.token_hash bytea not null
table session.account_id uuid not null
table session.created_at timestamp with time zone not null
table session.last_seen_at timestamp with time zone not null
table session.expires_at timestamp with time zone not null
table sign_in_failure.id uuid not null
table sign_in_failure.login_hash bytea not null
table sign_in_failure.origin_hash bytea not null
table sign_in_failure.at timestamp with time zone not null
table taxonomy.subject text not null
table taxonomy.revision integer not null default 0
table taxonomy_owner.subject text not null
table taxonomy_owner.account_id uuid not null
table taxonomy_owner.appointed_by uuid
table taxonomy_owner.appointed_at timestamp with time zone not null
table teaching.school_id uuid not null
table teaching.class_id uuid not null
table teaching.account_id uuid not null
table teaching.subject text not null
table term_alias.subject text not null
table term_alias.name_key text not null default term_key(name)
table term_alias.name text not null
table term_alias.point_id uuid not null
table term_alias.added_by uuid
table term_alias.added_at timestamp with time zone not null
table term_change.id uuid not null
table term_change.subject text not null
table term_change.change jsonb not null
table term_change.undo jsonb
table term_change.note text not null default ''::text
table term_change.state text not null
table term_change.proposed_by uuid
table term_change.proposed_at timestamp with time zone not null
table term_change.decided_by uuid
table term_change.decided_at timestamp with time zone
table term_proposal.id uuid not null
table term_proposal.subject text not null
table term_proposal.name_key text default term_key(name)
table term_proposal.name text not null
table term_proposal.route text not null default ''::text
table term_proposal.first_at timestamp with time zone not null
table term_proposal.uses integer not null default 0
table term_proposal.outcome text
table term_proposal.point_id uuid
table term_proposal.decided_by uuid
table term_proposal.decided_at timestamp with time zone
table term_proposal_item.proposal_id uuid not null
table term_proposal_item.item_id uuid not null
table textbook.id uuid not null
table textbook.subject text not null
table textbook.publisher text not null
table textbook.year smallint not null
table textbook.grade smallint not null
table textbook.volume text not null
table textbook.retired_at timestamp with time zone
table textbook_unit.id uuid not null
table textbook_unit.position smallint not null
table textbook_unit.title text not null
table textbook_unit.textbook_id uuid not null
table textbook_unit.parent_id uuid
table trial_factor.id uuid not null
table trial_factor.grade smallint not null
table trial_factor.factor real not null
table trial_factor.set_by uuid not null
table trial_factor.set_at timestamp with time zone not null

constraint account.account_login_check CHECK ((login ~ '^[a-z0-9][a-z0-9._-]{1,63}$'::text))
constraint account.account_login_key UNIQUE (login)
constraint account.account_name_check CHECK (((length(name) >= 1) AND (length(name) <= 50)))
constraint account.account_pkey PRIMARY KEY (id)
constraint account.account_state_check CHECK ((state = ANY (ARRAY['active'::text, 'disabled'::text])))
constraint assignment.assignment_grade_check CHECK (((grade >= 1) AND (grade <= 9)))
constraint assignment.assignment_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES account(id)
constraint assignment.assignment_pkey PRIMARY KEY (school_id, id)
constraint assignment.assignment_school_id_fkey FOREIGN KEY (school_id) REFERENCES organisation(id)
constraint assignment.assignment_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100)))
constraint assignment_comment.assignment_comment_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
constraint assignment_comment.assignment_comment_pkey PRIMARY KEY (school_id, id)
constraint assignment_comment.assignment_comment_quote_check CHECK ((length(quote) <= 100))
constraint assignment_comment.assignment_comment_resolved CHECK ((((resolved_by IS NULL) = (resolved_at IS NULL)) AND ((reply_to IS NULL) OR (resolved_at IS NULL))))
constraint assignment_comment.assignment_comment_resolved_by_fkey FOREIGN KEY (resolved_by) REFERENCES account(id)
constraint assignment_comment.assignment_comment_school_id_assignment_id_fkey FOREIGN KEY (school_id, assignment_id) REFERENCES assignment(school_id, id)
constraint assignment_comment.assignment_comment_school_id_reply_to_fkey FOREIGN KEY (school_id, reply_to) REFERENCES assignment_comment(school_id, id)
constraint assignment_comment.assignment_comment_text_check CHECK (((length(text) >= 1) AND (length(text) <= 1000)))
constraint assignment_conflict.assignment_conflict_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
constraint assignment_conflict.assignment_conflict_pkey PRIMARY KEY (school_id, id)
constraint assignment_conflict.assignment_conflict_school_id_assignment_id_fkey FOREIGN KEY (school_id, assignment_id) REFERENCES assignment(school_id, id)
constraint assignment_item.assignment_item_pkey PRIMARY KEY (school_id, assignment_id, version_id)
constraint assignment_item.assignment_item_school_id_assignment_id_fkey FOREIGN KEY (school_id, assignment_id) REFERENCES assignment(school_id, id)
constraint assignment_lease.assignment_lease_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
constraint assignment_lease.assignment_lease_pkey PRIMARY KEY (school_id, assignment_id)
constraint assignment_lease.assignment_lease_school_id_assignment_id_fkey FOREIGN KEY (school_id, assignment_id) REFERENCES assignment(school_id, id)
constraint assignment_revision.assignment_revision_name_check CHECK (((length(name) >= 1) AND (length(name) <= 50)))
constraint assignment_revision.assignment_revision_named CHECK (((name IS NULL) = (named_by IS NULL)))
constraint assignment_revision.assignment_revision_named_by_fkey FOREIGN KEY (named_by) REFERENCES account(id)
constraint assignment_revision.assignment_revision_pkey PRIMARY KEY (school_id, assignment_id, revision)
constraint assignment_revision.assignment_revision_revision_check CHECK ((revision >= 1))
constraint assignment_revision.assignment_revision_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES account(id)
constraint assignment_revision.assignment_revision_school_id_assignment_id_fkey FOREIGN KEY (school_id, assignment_id) REFERENCES assignment(school_id, id)
constraint assignment_revision.assignment_revision_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100)))
constraint assignment_share.assignment_share_access_check CHECK ((access = ANY (ARRAY['read'::text, 'edit'::text])))
constraint assignment_share.assignment_share_pkey PRIMARY KEY (school_id, assignment_id)
constraint assignment_share.assignment_share_reach_check CHECK ((reach = ANY (ARRAY['grade'::text, 'subject'::text])))
constraint assignment_share.assignment_share_school_id_assignment_id_fkey FOREIGN KEY (school_id, assignment_id) REFERENCES assignment(school_id, id)
constraint assignment_share.assignment_share_shared_by_fkey FOREIGN KEY (shared_by) REFERENCES account(id)
constraint assignment_version.assignment_version_created_by_fkey FOREIGN KEY (created_by) REFERENCES account(id)
constraint assignment_version.assignment_version_pkey PRIMARY KEY (school_id, id)
constraint assignment_version.assignment_version_revision_key UNIQUE (school_id, assignment_id, revision)
constraint assignment_version.assignment_version_school_id_assignment_id_fkey FOREIGN KEY (school_id, assignment_id) REFERENCES assignment(school_id, id)
constraint blind_entry.blind_entry_code_check CHECK (((length(code) >= 1) AND (length(code) <= 30)))
constraint blind_entry.blind_entry_code_key UNIQUE (competition_id, code)
constraint blind_entry.blind_entry_competition_id_fkey FOREIGN KEY (competition_id) REFERENCES competition(id)
constraint blind_entry.blind_entry_competition_id_group_id_fkey FOREIGN KEY (competition_id, group_id) REFERENCES competition_group(competition_id, id)
constraint blind_entry.blind_entry_pkey PRIMARY KEY (competition_id, id)
constraint blind_file.blind_file_competition_id_blind_id_fkey FOREIGN KEY (competition_id, blind_id) REFERENCES blind_entry(competition_id, id) ON DELETE CASCADE
constraint blind_file.blind_file_pkey PRIMARY KEY (competition_id, id)
constraint bulk_edit.bulk_edit_kind_check CHECK ((kind = ANY (ARRAY['edit'::text, 'undo'::text, 'hand_in'::text, 'take_back'::text, 'retire'::text])))
constraint bulk_edit.bulk_edit_order CHECK (((started_at IS NOT NULL) OR ((progress_at IS NULL) AND (finished_at IS NULL))))
constraint bulk_edit.bulk_edit_pkey PRIMARY KEY (id)
constraint bulk_edit.bulk_edit_prepared_by_fkey FOREIGN KEY (prepared_by) REFERENCES account(id)
constraint bulk_edit.bulk_edit_undo CHECK (((kind = 'undo'::text) = (undoes IS NOT NULL)))
constraint bulk_edit.bulk_edit_undoes_fkey FOREIGN KEY (undoes) REFERENCES bulk_edit(id)
constraint bulk_edit_item.bulk_edit_item_changed CHECK (((NOT (outcome IS DISTINCT FROM 'changed'::text)) = (after_revision IS NOT NULL)))
constraint bulk_edit_item.bulk_edit_item_detail_check CHECK ((length(detail) <= 1000))
constraint bulk_edit_item.bulk_edit_item_edit_id_fkey FOREIGN KEY (edit_id) REFERENCES bulk_edit(id) ON DELETE CASCADE
constraint bulk_edit_item.bulk_edit_item_item_id_fkey FOREIGN KEY (item_id) REFERENCES item(id)
constraint bulk_edit_item.bulk_edit_item_outcome_check CHECK ((outcome = ANY (ARRAY['changed'::text, 'unchanged'::text, 'refused'::text])))
constraint bulk_edit_item.bulk_edit_item_pkey PRIMARY KEY (edit_id, item_id)
constraint bulk_edit_item.bulk_edit_item_refused CHECK (((NOT (outcome IS DISTINCT FROM 'refused'::text)) = (reason IS NOT NULL)))
constraint calibration_remark.calibration_remark_competition_id_blind_id_fkey FOREIGN KEY (competition_id, blind_id) REFERENCES blind_entry(competition_id, id)
constraint calibration_remark.calibration_remark_judge_id_fkey FOREIGN KEY (judge_id) REFERENCES account(id)
constraint calibration_remark.calibration_remark_pkey PRIMARY KEY (competition_id, id)
constraint calibration_remark.calibration_remark_text_check CHECK (((length(text) >= 1) AND (length(text) <= 2000)))
constraint class.class_grade_check CHECK (((grade >= 1) AND (grade <= 9)))
constraint class.class_lead_account_id_fkey FOREIGN KEY (lead_account_id) REFERENCES account(id)
constraint class.class_name_check CHECK (((length(name) >= 1) AND (length(name) <= 30)))
constraint class.class_name_key UNIQUE (school_id, name)
constraint class.class_notice_token_check CHECK ((notice_token ~ '^[A-Za-z0-9_-]{22}$'::text))
constraint class.class_notice_token_key UNIQUE (notice_token, school_id)
constraint class.class_pkey PRIMARY KEY (school_id, id)
constraint class.class_school_id_fkey FOREIGN KEY (school_id) REFERENCES organisation(id)
constraint class_day.class_day_home_total CHECK ((home_total <= home_total_limit))
constraint class_day.class_day_home_total_check CHECK ((home_total >= 0))
constraint class_day.class_day_optional_check CHECK ((optional >= 0))
constraint class_day.class_day_pkey PRIMARY KEY (school_id, class_id, day)
constraint class_day.class_day_school_id_class_id_fkey FOREIGN KEY (school_id, class_id) REFERENCES class(school_id, id)
constraint class_day.class_day_written CHECK ((written <= written_limit))
constraint class_day.class_day_written_check CHECK ((written >= 0))
constraint class_day.class_day_written_home CHECK ((written_home <= written_home_limit))
constraint class_day.class_day_written_home_check CHECK ((written_home >= 0))
constraint class_day_entry.class_day_entry_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
constraint class_day_entry.class_day_entry_pkey PRIMARY KEY (school_id, class_id, day, version)
constraint class_day_entry.class_day_entry_school_id_class_id_day_fkey FOREIGN KEY (school_id, class_id, day) REFERENCES class_day(school_id, class_id, day)
constraint class_day_entry.class_day_entry_school_id_release_id_fkey FOREIGN KEY (school_id, release_id) REFERENCES release(school_id, id)
constraint class_day_entry.class_day_entry_sign_check CHECK ((sign = ANY (ARRAY[1, '-1'::integer])))
constraint class_day_entry.class_day_entry_version_check CHECK ((version >= 1))
constraint competition.competition_feeds_id_fkey FOREIGN KEY (feeds_id) REFERENCES competition(id)
constraint competition.competition_kind_check CHECK ((kind = ANY (ARRAY['lesson'::text, 'unit'::text, 'holiday'::text, 'onsite'::text])))
constraint competition.competition_organiser_id_fkey FOREIGN KEY (organiser_id) REFERENCES account(id)
constraint competition.competition_pkey PRIMARY KEY (id)
constraint competition.competition_round_school_id_fkey FOREIGN KEY (round_school_id) REFERENCES organisation(id)
constraint competition.competition_semester_check CHECK ((semester ~ '^\d{4}-\d{4}-[12]$'::text))
constraint competition.competition_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'announced'::text, 'judging'::text, 'published'::text, 'archived'::text, 'cancelled'::text])))
constraint competition.competition_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100)))
constraint competition_certificate.competition_certificate_competition_id_entry_id_fkey FOREIGN KEY (competition_id, entry_id) REFERENCES entry(competition_id, id)
constraint competition_certificate.competition_certificate_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES account(id)
constraint competition_certificate.competition_certificate_number_check CHECK ((number ~ '^\d{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$'::text))
constraint competition_certificate.competition_certificate_pkey PRIMARY KEY (number)
constraint competition_group.competition_group_competition_id_fkey FOREIGN KEY (competition_id) REFERENCES competition(id)
constraint competition_group.competition_group_name_check CHECK (((length(name) >= 1) AND (length(name) <= 50)))
constraint competition_group.competition_group_pkey PRIMARY KEY (competition_id, id)
constraint competition_group.competition_group_session_check CHECK ((session = ANY (ARRAY['all'::text, 'town'::text, 'village'::text])))
constraint competition_group.competition_group_stage_check CHECK ((stage = ANY (ARRAY['primary'::text, 'junior'::text])))
constraint competition_group.competition_group_subjects_check CHECK ((cardinality(subjects) >= 1))
constraint competition_person.competition_person_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
constraint competition_person.competition_person_competition_id_fkey FOREIGN KEY (competition_id) REFERENCES competition(id)
constraint competition_person.competition_person_expertise_check CHECK (((expertise >= 0) AND (expertise <= 2)))
constraint competition_person.competition_person_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES account(id)
constraint competition_person.competition_person_leave_reason_check CHECK (((length(leave_reason) >= 1) AND (length(leave_reason) <= 500)))
constraint competition_person.competition_person_left CHECK (((left_at IS NULL) = (leave_reason IS NULL)))
constraint competition_person.competition_person_most_check CHECK (((most >= 1) AND (most <= 500)))
constraint competition_person.competition_person_part_check CHECK ((part = ANY (ARRAY['judge'::text, 'appeals'::text])))
constraint competition_person.competition_person_pkey PRIMARY KEY (competition_id, account_id, part)
constraint competition_record.competition_record_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
constraint competition_record.competition_record_competition_id_fkey FOREIGN KEY (competition_id) REFERENCES competition(id)
constraint competition_record.competition_record_number_check CHECK ((number >= 1))
constraint competition_record.competition_record_pkey PRIMARY KEY (competition_id, number)
constraint competition_result.competition_result_competition_id_fkey FOREIGN KEY (competition_id) REFERENCES competition(id)
constraint competition_result.competition_result_made_by_fkey FOREIGN KEY (made_by) REFERENCES account(id)
constraint competition_result.competition_result_pkey PRIMARY KEY (competition_id, version)
constraint competition_result.competition_result_reason_check CHECK ((length(reason) <= 2000))
constraint competition_result.competition_result_version_check CHECK ((version >= 1))
constraint competition_terms.competition_terms_competition_id_fkey FOREIGN KEY (competition_id) REFERENCES competition(id)
constraint competition_terms.competition_terms_pkey PRIMARY KEY (competition_id, version)
constraint competition_terms.competition_terms_reason_check CHECK ((length(reason) <= 500))
constraint competition_terms.competition_terms_set_by_fkey FOREIGN KEY (set_by) REFERENCES account(id)
constraint competition_terms.competition_terms_version_check CHECK ((version >= 1))
constraint county_calendar.county_calendar_kind_check CHECK ((kind = ANY (ARRAY['rest'::text, 'make_up'::text, 'no_homework'::text])))
constraint county_calendar.county_calendar_pkey PRIMARY KEY (day)
constraint duplicate_pair.duplicate_pair_decided CHECK ((((decision IS NULL) = (decided_at IS NULL)) AND ((decision IS NULL) = (decided_by IS NULL))))
constraint duplicate_pair.duplicate_pair_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id)
constraint duplicate_pair.duplicate_pair_decision_check CHECK ((decision = ANY (ARRAY['same'::text, 'adapted'::text, 'different'::text])))
constraint duplicate_pair.duplicate_pair_item_a_fkey FOREIGN KEY (item_a) REFERENCES item(id)
constraint duplicate_pair.duplicate_pair_item_b_fkey FOREIGN KEY (item_b) REFERENCES item(id)
constraint duplicate_pair.duplicate_pair_kept CHECK (((kept_id IS NULL) OR (((kept_id = item_a) OR (kept_id = item_b)) AND (decision = ANY (ARRAY['same'::text, 'adapted'::text])))))
constraint duplicate_pair.duplicate_pair_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES item(id)
constraint duplicate_pair.duplicate_pair_kind_check CHECK ((kind = ANY (ARRAY['same'::text, 'reordered'::text, 'edited'::text, 'adapted'::text, 'extended'::text, 'reworded'::text])))
constraint duplicate_pair.duplicate_pair_note_check CHECK ((length(note) <= 500))
constraint duplicate_pair.duplicate_pair_order CHECK ((item_a < item_b))
constraint duplicate_pair.duplicate_pair_pkey PRIMARY KEY (item_a, item_b)
constraint duplicate_pair.duplicate_pair_run_id_fkey FOREIGN KEY (run_id) REFERENCES import_run(id)
constraint duplicate_pair.duplicate_pair_score_check CHECK (((score >= (0)::double precision) AND (score <= (1)::double precision)))
constraint duplicate_sweep.duplicate_sweep_error_check CHECK ((length(error) <= 500))
constraint duplicate_sweep.duplicate_sweep_pkey PRIMARY KEY (id)
constraint duplicate_sweep.duplicate_sweep_started_by_fkey FOREIGN KEY (started_by) REFERENCES account(id)
constraint duplicate_sweep.duplicate_sweep_stopped_by_fkey FOREIGN KEY (stopped_by) REFERENCES account(id)
constraint entry.entry_competition_id_fkey FOREIGN KEY (competition_id) REFERENCES competition(id)
constraint entry.entry_competition_id_group_id_fkey FOREIGN KEY (competition_id, group_id) REFERENCES competition_group(competition_id, id)
constraint entry.entry_entrant_school_id_fkey FOREIGN KEY (entrant_school_id) REFERENCES organisation(id)
constraint entry.entry_licence_check CHECK ((licence = ANY (ARRAY['CC-BY-4.0'::text, 'CC-BY-NC-4.0'::text, 'county-only'::text])))
constraint entry.entry_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES account(id)
constraint entry.entry_pkey PRIMARY KEY (competition_id, id)
constraint entry.entry_reason_check CHECK ((length(reason) <= 500))
constraint entry.entry_receipt_key UNIQUE (receipt)
constraint entry.entry_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'withdrawn'::text, 'refused'::text])))
constraint entry.entry_submitted CHECK (((state <> 'submitted'::text) OR ((submitted_at IS NOT NULL) AND (begun_at IS NOT NULL) AND (receipt IS NOT NULL) AND (attributes IS NOT NULL))))
constraint entry.entry_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100)))
constraint entry_commentary.entry_commentary_competition_id_blind_id_fkey FOREIGN KEY (competition_id, blind_id) REFERENCES blind_entry(competition_id, id)
constraint entry_commentary.entry_commentary_judge_id_fkey FOREIGN KEY (judge_id) REFERENCES account(id)
constraint entry_commentary.entry_commentary_pkey PRIMARY KEY (competition_id, blind_id, judge_id)
constraint entry_commentary.entry_commentary_text_check CHECK (((length(text) >= 1) AND (length(text) <= 2000)))
constraint entry_file.entry_file_competition_id_entry_id_fkey FOREIGN KEY (competition_id, entry_id) REFERENCES entry(competition_id, id) ON DELETE CASCADE
constraint entry_file.entry_file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
constraint entry_file.entry_file_pkey PRIMARY KEY (competition_id, id)
constraint entry_harvest.entry_harvest_by_account_fkey FOREIGN KEY (by_account) REFERENCES account(id)
constraint entry_harvest.entry_harvest_competition_id_entry_id_fkey FOREIGN KEY (competition_id, entry_id) REFERENCES entry(competition_id, id)
constraint entry_harvest.entry_harvest_item_id_fkey FOREIGN KEY (item_id) REFERENCES item(id)
constraint entry_harvest.entry_harvest_pkey PRIMARY KEY (competition_id, entry_id, work, block_id)
constraint entry_likeness.entry_likeness_competition_id_entry_id_fkey FOREIGN KEY (competition_id, entry_id) REFERENCES entry(competition_id, id)
constraint entry_likeness.entry_likeness_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id)
constraint entry_likeness.entry_likeness_decision_check CHECK ((decision = ANY (ARRAY['credited'::text, 'chance'::text, 'copied'::text])))
constraint entry_likeness.entry_likeness_note_check CHECK ((length(note) <= 500))
constraint entry_likeness.entry_likeness_pkey PRIMARY KEY (competition_id, id)
constraint entry_likeness.entry_likeness_share_check CHECK (((share >= (0)::double precision) AND (share <= (1)::double precision)))
constraint entry_likeness.entry_likeness_with_kind_check CHECK ((with_kind = ANY (ARRAY['item'::text, 'entry'::text])))
constraint entry_mask.entry_mask_blind_key UNIQUE (competition_id, blind_id)
constraint entry_mask.entry_mask_competition_id_blind_id_fkey FOREIGN KEY (competition_id, blind_id) REFERENCES blind_entry(competition_id, id)
constraint entry_mask.entry_mask_competition_id_entry_id_fkey FOREIGN KEY (competition_id, entry_id) REFERENCES entry(competition_id, id)
constraint entry_mask.entry_mask_pkey PRIMARY KEY (competition_id, entry_id)
constraint entry_receipt.entry_receipt_competition_id_entry_id_fkey FOREIGN KEY (competition_id, entry_id) REFERENCES entry(competition_id, id)
constraint entry_receipt.entry_receipt_pkey PRIMARY KEY (receipt)
constraint entry_work.entry_work_competition_id_entry_id_fkey FOREIGN KEY (competition_id, entry_id) REFERENCES entry(competition_id, id) ON DELETE CASCADE
constraint entry_work.entry_work_pkey PRIMARY KEY (competition_id, entry_id, "position")
constraint entry_work.entry_work_position_check CHECK ((("position" >= 1) AND ("position" <= 20)))
constraint guidance_member.guidance_member_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
constraint guidance_member.guidance_member_appointed_by_fkey FOREIGN KEY (appointed_by) REFERENCES account(id)
constraint guidance_member.guidance_member_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES account(id)
constraint guidance_member.guidance_member_pkey PRIMARY KEY (id)
constraint guidance_member.guidance_member_stage_check CHECK ((stage = ANY (ARRAY['primary'::text, 'junior'::text])))
constraint guidance_member.guidance_member_station_check CHECK ((station = ANY (ARRAY['master_studio'::text, 'subject_lead'::text, 'backbone'::text, 'researcher'::text])))
constraint homework_template.homework_template_away CHECK (((put_away_by IS NULL) = (put_away_at IS NULL)))
constraint homework_template.homework_template_grade_check CHECK (((grade >= 1) AND (grade <= 9)))
constraint homework_template.homework_template_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
constraint homework_template.homework_template_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES account(id)
constraint homework_template.homework_template_pkey PRIMARY KEY (school_id, id)
constraint homework_template.homework_template_put_away_by_fkey FOREIGN KEY (put_away_by) REFERENCES account(id)
constraint homework_template.homework_template_reach_check CHECK ((reach = ANY (ARRAY['own'::text, 'group'::text, 'school'::text])))
constraint homework_template.homework_template_school_id_fkey FOREIGN KEY (school_id) REFERENCES organisation(id)
constraint idempotency_key.idempotency_key_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
constraint idempotency_key.idempotency_key_key_check CHECK (((length(key) >= 8) AND (length(key) <= 100)))
constraint idempotency_key.idempotency_key_pkey PRIMARY KEY (account_id, key)
constraint import_item.import_item_item_id_fkey FOREIGN KEY (item_id) REFERENCES item(id)
constraint import_item.import_item_pkey PRIMARY KEY (run_id, item_id)
constraint import_item.import_item_run_id_fkey FOREIGN KEY (run_id) REFERENCES import_run(id)
constraint import_refusal.import_refusal_pkey PRIMARY KEY (run_id, line)
constraint import_refusal.import_refusal_run_id_fkey FOREIGN KEY (run_id) REFERENCES import_run(id) ON DELETE CASCADE
constraint import_run.import_run_pkey PRIMARY KEY (id)
constraint import_run.import_run_started_by_fkey FOREIGN KEY (started_by) REFERENCES account(id)
constraint item.item_created_by_fkey FOREIGN KEY (created_by) REFERENCES account(id)
constraint item.item_current_version FOREIGN KEY (current_version_id) REFERENCES item_version(id) DEFERRABLE INITIALLY DEFERRED
constraint item.item_import_run_id_fkey FOREIGN KEY (import_run_id) REFERENCES import_run(id)
constraint item.item_pkey PRIMARY KEY (id)
constraint item.item_published_version FOREIGN KEY (published_version_id) REFERENCES item_version(id) DEFERRABLE INITIALLY DEFERRED
constraint item.item_retire_reason_check CHECK (((length(retire_reason) >= 1) AND (length(retire_reason) <= 500)))
constraint item.item_retired_by_fkey FOREIGN KEY (retired_by) REFERENCES account(id)
constraint item.item_selected_by_fkey FOREIGN KEY (selected_by) REFERENCES account(id)
constraint item.item_source_key UNIQUE (source, source_id)
constraint item.item_source_whole CHECK (((source IS NULL) = (source_id IS NULL)))
constraint item.item_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES item(id)
constraint item.item_successor_other CHECK ((successor_id <> id))
constraint item_comment.item_comment_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
constraint item_comment.item_comment_block_check CHECK (((block >= 0) AND (block <= 5000)))
constraint item_comment.item_comment_item_id_fkey FOREIGN KEY (item_id) REFERENCES item(id)
constraint item_comment.item_comment_part_check CHECK ((part = ANY (ARRAY['body'::text, 'answer'::text, 'explanation'::text, 'tags'::text])))
constraint item_comment.item_comment_pkey PRIMARY KEY (id)
constraint item_comment.item_comment_quote_check CHECK ((length(quote) <= 200))
constraint item_comment.item_comment_reply_to_fkey FOREIGN KEY (reply_to) REFERENCES item_comment(id)
constraint item_comment.item_comment_resolved CHECK (((resolved_by IS NULL) = (resolved_at IS NULL)))
constraint item_comment.item_comment_resolved_by_fkey FOREIGN KEY (resolved_by) REFERENCES account(id)
constraint item_comment.item_comment_text_check CHECK (((length(text) >= 1) AND (length(text) <= 2000)))
constraint item_comment.item_comment_version_id_fkey FOREIGN KEY (version_id) REFERENCES item_version(id)
constraint item_comment.item_comment_voice_check CHECK ((voice = ANY (ARRAY['author'::text, 'coordinator'::text, 'reviewer'::text])))
constraint item_minutes.item_minutes_item_id_fkey FOREIGN KEY (item_id) REFERENCES item(id) ON DELETE CASCADE
constraint item_minutes.item_minutes_minutes_check CHECK (((minutes >= 1) AND (minutes <= 600)))
constraint item_minutes.item_minutes_pkey PRIMARY KEY (item_id)
constraint item_minutes.item_minutes_samples_check CHECK ((samples >= 0))
constraint item_report.item_report_answer_check CHECK ((length(answer) <= 2000))
constraint item_report.item_report_handled CHECK ((((outcome IS NULL) = (handled_at IS NULL)) AND ((outcome IS NULL) = (handled_by IS NULL))))
constraint item_report.item_report_handled_by_fkey FOREIGN KEY (handled_by) REFERENCES account(id)
constraint item_report.item_report_item_id_fkey FOREIGN KEY (item_id) REFERENCES item(id)
constraint item_report.item_report_kinds_check CHECK ((((cardinality(kinds) >= 1) AND (cardinality(kinds) <= 8)) AND (kinds <@ ARRAY['wrong_answer'::text, 'wrong_text'::text, 'figure'::text, 'minutes'::text, 'tier'::text, 'beyond_standard'::text, 'rights'::text, 'other'::text])))
constraint item_report.item_report_mended CHECK ((COALESCE((outcome = 'mended'::text), false) = (mended_by_id IS NOT NULL)))
constraint item_report.item_report_mended_by_id_fkey FOREIGN KEY (mended_by_id) REFERENCES item_version(id)
constraint item_report.item_report_outcome_check CHECK ((outcome = ANY (ARRAY['mended'::text, 'retired'::text, 'unfounded'::text])))
constraint item_report.item_report_pkey PRIMARY KEY (id)
constraint item_report.item_report_reported_by_fkey FOREIGN KEY (reported_by) REFERENCES account(id)
constraint item_report.item_report_text_check CHECK ((length(text) <= 2000))
constraint item_report.item_report_version_id_fkey FOREIGN KEY (version_id) REFERENCES item_version(id)
constraint item_search.item_search_item_id_fkey FOREIGN KEY (item_id) REFERENCES item(id) ON DELETE CASCADE
constraint item_search.item_search_pkey PRIMARY KEY (item_id, published)
constraint item_search_status.item_search_status_one_check CHECK (one)
constraint item_search_status.item_search_status_pkey PRIMARY KEY (one)
constraint item_signature.item_signature_item_id_fkey FOREIGN KEY (item_id) REFERENCES item(id)
constraint item_signature.item_signature_pkey PRIMARY KEY (version_id)
constraint item_signature.item_signature_version_id_fkey FOREIGN KEY (version_id) REFERENCES item_version(id) ON DELETE CASCADE
constraint item_use.item_use_pkey PRIMARY KEY (item_id)
constraint item_version.item_version_cited CHECK (((origin = 'original'::text) OR (citation IS NOT NULL)))
constraint item_version.item_version_created_by_fkey FOREIGN KEY (created_by) REFERENCES account(id)
constraint item_version.item_version_grades_check CHECK ((((cardinality(grades) >= 1) AND (cardinality(grades) <= 9)) AND (1 <= ALL (grades)) AND (9 >= ALL (grades))))
constraint item_version.item_version_item_id_fkey FOREIGN KEY (item_id) REFERENCES item(id) DEFERRABLE INITIALLY DEFERRED
constraint item_version.item_version_lang_check CHECK ((lang = ANY (ARRAY['zh'::text, 'en'::text])))
constraint item_version.item_version_minutes_check CHECK (((minutes >= 0) AND (minutes <= 600)))
constraint item_version.item_version_number_check CHECK ((number >= 1))
constraint item_version.item_version_number_key UNIQUE (item_id, number)
constraint item_version.item_version_origin_check CHECK ((origin = ANY (ARRAY['original'::text, 'adapted'::text, 'selected'::text])))
constraint item_version.item_version_pkey PRIMARY KEY (id)
constraint item_version.item_version_place_check CHECK ((place = ANY (ARRAY['home'::text, 'after_school'::text, 'school'::text])))
constraint item_version.item_version_published_by_fkey FOREIGN KEY (published_by) REFERENCES account(id)
constraint item_version.item_version_score_rate_check CHECK (((score_rate >= (0)::double precision) AND (score_rate <= (1)::double precision)))
constraint item_version.item_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'in_review'::text, 'published'::text, 'retired'::text])))
constraint item_version.item_version_tier_check CHECK ((tier = ANY (ARRAY['base'::text, 'raise'::text, 'extend'::text])))
constraint item_version_point.item_version_point_pkey PRIMARY KEY (version_id, point_id)
constraint item_version_point.item_version_point_point_id_fkey FOREIGN KEY (point_id) REFERENCES knowledge_point(id)
constraint item_version_point.item_version_point_version_id_fkey FOREIGN KEY (version_id) REFERENCES item_version(id) ON DELETE CASCADE
constraint item_version_unit.item_version_unit_pkey PRIMARY KEY (version_id, unit_id)
constraint item_version_unit.item_version_unit_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES textbook_unit(id)
constraint item_version_unit.item_version_unit_version_id_fkey FOREIGN KEY (version_id) REFERENCES item_version(id) ON DELETE CASCADE
constraint judge_conflict.judge_conflict_about CHECK ((num_nonnulls(about_school_id, about_account_id) = 1))
constraint judge_conflict.judge_conflict_about_account_id_fkey FOREIGN KEY (about_account_id) REFERENCES account(id)
constraint judge_conflict.judge_conflict_about_school_id_fkey FOREIGN KEY (about_school_id) REFERENCES organisation(id)
constraint judge_conflict.judge_conflict_competition_id_fkey FOREIGN KEY (competition_id) REFERENCES competition(id)
constraint judge_conflict.judge_conflict_declared_by_fkey FOREIGN KEY (declared_by) REFERENCES account(id)
constraint judge_conflict.judge_conflict_judge_id_fkey FOREIGN KEY (judge_id) REFERENCES account(id)
constraint judge_conflict.judge_conflict_kind_check CHECK ((kind = ANY (ARRAY['relative'::text, 'coached'::text, 'colleague'::text, 'other'::text])))
constraint judge_conflict.judge_conflict_note_check CHECK ((length(note) <= 200))
constraint judge_conflict.judge_conflict_pkey PRIMARY KEY (competition_id, id)
constraint knowledge_point.knowledge_point_depth CHECK (((depth >= 1) AND (depth <= 8)))
constraint knowledge_point.knowledge_point_merged CHECK (((merged_into IS NULL) = (stands_for = id)))
constraint knowledge_point.knowledge_point_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES knowledge_point(id)
constraint knowledge_point.knowledge_point_named CHECK ((((length(name) >= 1) AND (length(name) <= 100)) AND (name_key <> ''::text)))
constraint knowledge_point.knowledge_point_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES knowledge_point(id)
constraint knowledge_point.knowledge_point_pkey PRIMARY KEY (id)
constraint knowledge_point.knowledge_point_stands_for_fkey FOREIGN KEY (stands_for) REFERENCES knowledge_point(id)
constraint media.media_alt_check CHECK ((length(alt) <= 200))
constraint media.media_author_check CHECK ((length(author) <= 100))
constraint media.media_content_type CHECK ((content_type = ANY (ARRAY['image/svg+xml'::text, 'image/png'::text, 'image/jpeg'::text, 'image/webp'::text, 'audio/mpeg'::text, 'audio/wav'::text, 'audio/ogg'::text])))
constraint media.media_id_check CHECK ((id ~ '^[0-9a-f]{32}$'::text))
constraint media.media_licence_check CHECK ((length(licence) <= 60))
constraint media.media_pkey PRIMARY KEY (id)
constraint media.media_size CHECK ((length(bytes) <=
CASE
    WHEN (content_type ~~ 'audio/%'::text) THEN 5242880
    ELSE 2097152
END))
constraint media.media_source_check CHECK ((length(source) <= 300))
constraint media.media_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES account(id)
constraint media_upload.media_upload_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
constraint media_upload.media_upload_pkey PRIMARY KEY (id)
constraint media_use.media_use_media_id_fkey FOREIGN KEY (media_id) REFERENCES media(id)
constraint media_use.media_use_pkey PRIMARY KEY (media_id, version_id)
constraint media_use.media_use_version_id_fkey FOREIGN KEY (version_id) REFERENCES item_version(id) ON DELETE CASCADE
constraint membership.membership_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
constraint membership.membership_grade_check CHECK (((grade >= 1) AND (grade <= 9)))
constraint membership.membership_key UNIQUE NULLS NOT DISTINCT (account_id, organisation_id, role, subject, grade)
constraint membership.membership_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint membership.membership_pkey PRIMARY KEY (id)
constraint membership.membership_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'bureau'::text, 'curator'::text, 'head'::text, 'class_lead'::text, 'teacher'::text])))
constraint minutes_sample.minutes_sample_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
constraint minutes_sample.minutes_sample_class CHECK (((kind = 'class'::text) = (pupils IS NOT NULL)))
constraint minutes_sample.minutes_sample_factor_check CHECK (((factor >= (0.5)::double precision) AND (factor <= (10)::double precision)))
constraint minutes_sample.minutes_sample_grade_check CHECK (((grade >= 1) AND (grade <= 9)))
constraint minutes_sample.minutes_sample_item_id_fkey FOREIGN KEY (item_id) REFERENCES item(id)
constraint minutes_sample.minutes_sample_kind_check CHECK ((kind = ANY (ARRAY['reviewer'::text, 'trial'::text, 'class'::text])))
constraint minutes_sample.minutes_sample_minutes_check CHECK (((minutes > (0)::double precision) AND (minutes <= (600)::double precision)))
constraint minutes_sample.minutes_sample_pkey PRIMARY KEY (id)
constraint minutes_sample.minutes_sample_pupils_check CHECK (((pupils >= 1) AND (pupils <= 200)))
constraint minutes_sample.minutes_sample_seconds_check CHECK (((seconds >= 1) AND (seconds <= 36000)))
constraint minutes_sample.minutes_sample_trial CHECK (((kind = 'trial'::text) = ((seconds IS NOT NULL) AND (factor IS NOT NULL) AND (grade IS NOT NULL))))
constraint minutes_sample.minutes_sample_version_id_fkey FOREIGN KEY (version_id) REFERENCES item_version(id)
constraint objection.objection_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
constraint objection.objection_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 5000)))
constraint objection.objection_answered CHECK (((num_nonnulls(outcome, answer, answered_at) = ANY (ARRAY[0, 3])) AND ((outcome IS NULL) OR (handler_id IS NOT NULL))))
constraint objection.objection_competition_id_fkey FOREIGN KEY (competition_id) REFERENCES competition(id)
constraint objection.objection_contact_check CHECK (((length(contact) >= 1) AND (length(contact) <= 100)))
constraint objection.objection_handler_id_fkey FOREIGN KEY (handler_id) REFERENCES account(id)
constraint objection.objection_outcome_check CHECK ((outcome = ANY (ARRAY['upheld'::text, 'refused'::text])))
constraint objection.objection_pkey PRIMARY KEY (competition_id, id)
constraint objection.objection_receipt_key UNIQUE (receipt)
constraint objection.objection_text_check CHECK (((length(text) >= 1) AND (length(text) <= 5000)))
constraint objection.objection_unit_check CHECK ((length(unit) <= 100))
constraint one_time_code.one_time_code_account CHECK (((kind = 'sign_in'::text) = (account_id IS NOT NULL)))
constraint one_time_code.one_time_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
constraint one_time_code.one_time_code_kind_check CHECK ((kind = ANY (ARRAY['sign_in'::text, 'set_up'::text])))
constraint one_time_code.one_time_code_pkey PRIMARY KEY (code_hash)
constraint organisation.organisation_kind_check CHECK ((kind = ANY (ARRAY['bureau'::text, 'training_school'::text, 'school'::text])))
constraint organisation.organisation_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
constraint organisation.organisation_name_key UNIQUE (name)
constraint organisation.organisation_pkey PRIMARY KEY (id)
constraint organisation.organisation_school CHECK (((kind = 'school'::text) = ((system IS NOT NULL) AND (grades IS NOT NULL))))
constraint organisation.organisation_system_check CHECK ((system = ANY (ARRAY['6+3'::text, '5+4'::text])))
constraint policy_rule.policy_rule_band_check CHECK ((band = ANY (ARRAY['lower'::text, 'upper'::text, 'junior'::text])))
constraint policy_rule.policy_rule_day_kind_check CHECK ((day_kind = ANY (ARRAY['school_day'::text, 'rest_day'::text, 'no_homework_day'::text])))
constraint policy_rule.policy_rule_level_check CHECK ((level = ANY (ARRAY['national'::text, 'province'::text, 'county'::text])))
constraint policy_rule.policy_rule_minutes_check CHECK (((minutes >= 0) AND (minutes <= 600)))
constraint policy_rule.policy_rule_pkey PRIMARY KEY (id)
constraint policy_rule.policy_rule_quantity_check CHECK ((quantity = ANY (ARRAY['written'::text, 'written_home'::text, 'home_total'::text])))
constraint policy_rule.policy_rule_severity_check CHECK ((severity = ANY (ARRAY['block'::text, 'warn'::text])))
constraint release.release_days_check CHECK (((days >= 1) AND (days <= 30)))
constraint release.release_pkey PRIMARY KEY (school_id, id)
constraint release.release_released_by_fkey FOREIGN KEY (released_by) REFERENCES account(id)
constraint release.release_school_id_assignment_id_fkey FOREIGN KEY (school_id, assignment_id) REFERENCES assignment(school_id, id)
constraint release.release_school_id_class_id_fkey FOREIGN KEY (school_id, class_id) REFERENCES class(school_id, id)
constraint release.release_school_id_version_id_fkey FOREIGN KEY (school_id, version_id) REFERENCES assignment_version(school_id, id)
constraint release.release_withdrawn CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL)))
constraint release.release_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES account(id)
constraint release_item.release_item_pkey PRIMARY KEY (school_id, release_id, version_id)
constraint release_item.release_item_school_id_assignment_id_fkey FOREIGN KEY (school_id, assignment_id) REFERENCES assignment(school_id, id)
constraint release_item.release_item_school_id_release_id_fkey FOREIGN KEY (school_id, release_id) REFERENCES release(school_id, id)
constraint review.review_closed CHECK ((((outcome IS NULL) = (closed_at IS NULL)) AND ((outcome IS NULL) = (closed_by IS NULL))))
constraint review.review_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES account(id)
constraint review.review_handed_in_by_fkey FOREIGN KEY (handed_in_by) REFERENCES account(id)
constraint review.review_item_id_fkey FOREIGN KEY (item_id) REFERENCES item(id)
constraint review.review_note_check CHECK ((length(note) <= 1000))
constraint review.review_outcome_check CHECK ((outcome = ANY (ARRAY['published'::text, 'returned'::text, 'taken_back'::text])))
constraint review.review_pkey PRIMARY KEY (id)
constraint review.review_step_check CHECK ((step = ANY (ARRAY['duplicate_check'::text, 'subject_review'::text, 'second_review'::text])))
constraint review.review_version_id_fkey FOREIGN KEY (version_id) REFERENCES item_version(id)
constraint review_rule.review_rule_extra_check CHECK (((extra >= 0) AND (extra <= 5)))
constraint review_rule.review_rule_floor_check CHECK (((floor >= (1)::double precision) AND (floor <= (5)::double precision)))
constraint review_rule.review_rule_pkey PRIMARY KEY (id)
constraint review_rule.review_rule_set_by_fkey FOREIGN KEY (set_by) REFERENCES account(id)
constraint review_rule.review_rule_step_check CHECK ((step = ANY (ARRAY['self_check'::text, 'duplicate_check'::text, 'subject_review'::text, 'second_review'::text])))
constraint review_rule.review_rule_votes_check CHECK (((votes >= 0) AND (votes <= 9)))
constraint review_seat.review_seat_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
constraint review_seat.review_seat_assigned_by_fkey FOREIGN KEY (assigned_by) REFERENCES account(id)
constraint review_seat.review_seat_decided CHECK ((((decided_at IS NULL) = (verdict IS NULL)) AND ((decided_at IS NULL) = (score IS NULL)) AND ((decided_at IS NULL) OR (given_up_at IS NULL))))
constraint review_seat.review_seat_minutes_check CHECK (((minutes >= 1) AND (minutes <= 600)))
constraint review_seat.review_seat_pkey PRIMARY KEY (review_id, step, account_id)
constraint review_seat.review_seat_review_id_fkey FOREIGN KEY (review_id) REFERENCES review(id)
constraint review_seat.review_seat_score_check CHECK (((score >= 1) AND (score <= 5)))
constraint review_seat.review_seat_step_check CHECK ((step = ANY (ARRAY['subject_review'::text, 'second_review'::text])))
constraint review_seat.review_seat_verdict_check CHECK ((verdict = ANY (ARRAY['accept'::text, 'return'::text])))
constraint review_tick.review_tick_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
constraint review_tick.review_tick_pkey PRIMARY KEY (review_id, step, account_id, code)
constraint review_tick.review_tick_review_id_fkey FOREIGN KEY (review_id) REFERENCES review(id)
constraint review_tick.review_tick_step_check CHECK ((step = ANY (ARRAY['self_check'::text, 'duplicate_check'::text, 'subject_review'::text, 'second_review'::text])))
constraint school_calendar.school_calendar_kind_check CHECK ((kind = ANY (ARRAY['rest'::text, 'make_up'::text, 'no_homework'::text])))
constraint school_calendar.school_calendar_pkey PRIMARY KEY (school_id, day)
constraint school_calendar.school_calendar_school_id_fkey FOREIGN KEY (school_id) REFERENCES organisation(id)
constraint school_limit.school_limit_band_check CHECK ((band = ANY (ARRAY['lower'::text, 'upper'::text, 'junior'::text])))
constraint school_limit.school_limit_day_kind_check CHECK ((day_kind = ANY (ARRAY['school_day'::text, 'rest_day'::text])))
constraint school_limit.school_limit_minutes_check CHECK (((minutes >= 0) AND (minutes <= 600)))
constraint school_limit.school_limit_pkey PRIMARY KEY (school_id, id)
constraint school_limit.school_limit_quantity_check CHECK ((quantity = ANY (ARRAY['written'::text, 'written_home'::text, 'home_total'::text])))
constraint school_limit.school_limit_school_id_fkey FOREIGN KEY (school_id) REFERENCES organisation(id)
constraint school_limit.school_limit_set_by_fkey FOREIGN KEY (set_by) REFERENCES account(id)
constraint school_tier_names.school_tier_names_base_check CHECK (((length(base) >= 1) AND (length(base) <= 6)))
constraint school_tier_names.school_tier_names_differ CHECK (((base <> raise) AND (raise <> extend) AND (base <> extend)))
constraint school_tier_names.school_tier_names_extend_check CHECK (((length(extend) >= 1) AND (length(extend) <= 6)))
constraint school_tier_names.school_tier_names_pkey PRIMARY KEY (school_id)
constraint school_tier_names.school_tier_names_raise_check CHECK (((length(raise) >= 1) AND (length(raise) <= 6)))
constraint school_tier_names.school_tier_names_school_id_fkey FOREIGN KEY (school_id) REFERENCES organisation(id)
constraint school_tier_names.school_tier_names_set_by_fkey FOREIGN KEY (set_by) REFERENCES account(id)
constraint score_sheet.score_sheet_competition_id_blind_id_fkey FOREIGN KEY (competition_id, blind_id) REFERENCES blind_entry(competition_id, id)
constraint score_sheet.score_sheet_final CHECK (((state = 'final'::text) = (final_at IS NOT NULL)))
constraint score_sheet.score_sheet_judge_id_fkey FOREIGN KEY (judge_id) REFERENCES account(id)
constraint score_sheet.score_sheet_once UNIQUE (competition_id, blind_id, judge_id, round)
constraint score_sheet.score_sheet_overall_check CHECK ((length(overall) <= 5000))
constraint score_sheet.score_sheet_pkey PRIMARY KEY (competition_id, id)
constraint score_sheet.score_sheet_recuse_reason_check CHECK (((length(recuse_reason) >= 1) AND (length(recuse_reason) <= 500)))
constraint score_sheet.score_sheet_recused CHECK (((state <> 'recused'::text) OR (recuse_reason IS NOT NULL)))
constraint score_sheet.score_sheet_round_check CHECK ((round = ANY (ARRAY['calibration'::text, 'main'::text, 'third'::text, 'arbitration'::text, 'tie'::text])))
constraint score_sheet.score_sheet_state_check CHECK ((state = ANY (ARRAY['assigned'::text, 'draft'::text, 'final'::text, 'recused'::text, 'released'::text])))
constraint search_index.search_index_pkey PRIMARY KEY (url, uid)
constraint search_index.search_index_uid_check CHECK ((uid ~ '^[a-z0-9_]{1,60}$'::text))
constraint search_index.search_index_url_fkey FOREIGN KEY (url) REFERENCES search_instance(url) ON DELETE CASCADE
constraint search_instance.search_instance_pkey PRIMARY KEY (url)
constraint search_mark.search_mark_pkey PRIMARY KEY (xid, item_id)
constraint search_quarantine.search_quarantine_pkey PRIMARY KEY (url, item_id)
constraint search_quarantine.search_quarantine_url_fkey FOREIGN KEY (url) REFERENCES search_instance(url) ON DELETE CASCADE
constraint search_stale.search_stale_item_id_fkey FOREIGN KEY (item_id) REFERENCES item(id) ON DELETE CASCADE
constraint search_stale.search_stale_pkey PRIMARY KEY (item_id)
constraint session.session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
constraint session.session_pkey PRIMARY KEY (token_hash)
constraint sign_in_failure.sign_in_failure_pkey PRIMARY KEY (id)
constraint taxonomy.taxonomy_pkey PRIMARY KEY (subject)
constraint taxonomy_owner.taxonomy_owner_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
constraint taxonomy_owner.taxonomy_owner_appointed_by_fkey FOREIGN KEY (appointed_by) REFERENCES account(id)
constraint taxonomy_owner.taxonomy_owner_pkey PRIMARY KEY (subject, account_id)
constraint taxonomy_owner.taxonomy_owner_subject_fkey FOREIGN KEY (subject) REFERENCES taxonomy(subject)
constraint teaching.teaching_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
constraint teaching.teaching_pkey PRIMARY KEY (school_id, class_id, account_id, subject)
constraint teaching.teaching_school_id_class_id_fkey FOREIGN KEY (school_id, class_id) REFERENCES class(school_id, id)
constraint term_alias.term_alias_added_by_fkey FOREIGN KEY (added_by) REFERENCES account(id)
constraint term_alias.term_alias_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
constraint term_alias.term_alias_pkey PRIMARY KEY (subject, name_key)
constraint term_alias.term_alias_point_id_fkey FOREIGN KEY (point_id) REFERENCES knowledge_point(id)
constraint term_alias.term_alias_subject_fkey FOREIGN KEY (subject) REFERENCES taxonomy(subject)
constraint term_change.term_change_decided CHECK (((state = 'proposed'::text) = (decided_at IS NULL)))
constraint term_change.term_change_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id)
constraint term_change.term_change_note_check CHECK ((length(note) <= 300))
constraint term_change.term_change_pkey PRIMARY KEY (id)
constraint term_change.term_change_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES account(id)
constraint term_change.term_change_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'done'::text, 'refused'::text, 'undone'::text])))
constraint term_change.term_change_subject_fkey FOREIGN KEY (subject) REFERENCES taxonomy(subject)
constraint term_proposal.term_proposal_decided CHECK ((((outcome IS NULL) = (decided_at IS NULL)) AND (NOT ((outcome = ANY (ARRAY['accepted'::text, 'mapped'::text])) IS DISTINCT FROM
CASE
    WHEN (outcome IS NOT NULL) THEN (point_id IS NOT NULL)
    ELSE NULL::boolean
END))))
constraint term_proposal.term_proposal_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id)
constraint term_proposal.term_proposal_key UNIQUE (subject, name_key)
constraint term_proposal.term_proposal_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
constraint term_proposal.term_proposal_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'mapped'::text, 'refused'::text])))
constraint term_proposal.term_proposal_pkey PRIMARY KEY (id)
constraint term_proposal.term_proposal_point_id_fkey FOREIGN KEY (point_id) REFERENCES knowledge_point(id)
constraint term_proposal.term_proposal_route_check CHECK ((length(route) <= 300))
constraint term_proposal.term_proposal_subject_fkey FOREIGN KEY (subject) REFERENCES taxonomy(subject)
constraint term_proposal_item.term_proposal_item_item_id_fkey FOREIGN KEY (item_id) REFERENCES item(id) ON DELETE CASCADE
constraint term_proposal_item.term_proposal_item_pkey PRIMARY KEY (proposal_id, item_id)
constraint term_proposal_item.term_proposal_item_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES term_proposal(id) ON DELETE CASCADE
constraint textbook.textbook_grade_check CHECK (((grade >= 1) AND (grade <= 9)))
constraint textbook.textbook_key UNIQUE (subject, publisher, year, grade, volume)
constraint textbook.textbook_pkey PRIMARY KEY (id)
constraint textbook.textbook_publisher_check CHECK (((length(publisher) >= 1) AND (length(publisher) <= 60)))
constraint textbook.textbook_subject_fkey FOREIGN KEY (subject) REFERENCES taxonomy(subject)
constraint textbook.textbook_volume_check CHECK ((volume = ANY (ARRAY['上'::text, '下'::text, '全'::text])))
constraint textbook.textbook_year_check CHECK (((year >= 1990) AND (year <= 2100)))
constraint textbook_unit.textbook_unit_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES textbook_unit(id)
constraint textbook_unit.textbook_unit_pkey PRIMARY KEY (id)
constraint textbook_unit.textbook_unit_textbook_id_fkey FOREIGN KEY (textbook_id) REFERENCES textbook(id)
constraint textbook_unit.textbook_unit_title CHECK (((length(title) >= 1) AND (length(title) <= 100)))
constraint trial_factor.trial_factor_factor_check CHECK (((factor >= (0.5)::double precision) AND (factor <= (10)::double precision)))
constraint trial_factor.trial_factor_grade_check CHECK (((grade >= 1) AND (grade <= 9)))
constraint trial_factor.trial_factor_pkey PRIMARY KEY (id)
constraint trial_factor.trial_factor_set_by_fkey FOREIGN KEY (set_by) REFERENCES account(id)

CREATE INDEX assignment_comment_assignment ON public.assignment_comment USING btree (school_id, assignment_id, at)
CREATE INDEX assignment_conflict_assignment_id_idx ON public.assignment_conflict USING btree (school_id, assignment_id)
CREATE INDEX assignment_item_item ON public.assignment_item USING btree (item_id) INCLUDE (school_id, assignment_id)
CREATE INDEX assignment_owner ON public.assignment USING btree (school_id, owner_id, saved_at DESC)
CREATE INDEX blind_file_entry ON public.blind_file USING btree (competition_id, blind_id)
CREATE INDEX bulk_edit_item_outcome ON public.bulk_edit_item USING btree (edit_id, outcome, item_id)
CREATE INDEX bulk_edit_prepared ON public.bulk_edit USING btree (prepared_at) WHERE (started_at IS NULL)
CREATE INDEX bulk_edit_started ON public.bulk_edit USING btree (started_at DESC, id DESC) WHERE (started_at IS NOT NULL)
CREATE INDEX calibration_remark_entry ON public.calibration_remark USING btree (competition_id, blind_id, at)
CREATE INDEX class_day_entry_release ON public.class_day_entry USING btree (school_id, release_id)
CREATE INDEX class_notice_token ON public.class USING btree (notice_token)
CREATE INDEX competition_newest ON public.competition USING btree (created_at DESC, id)
CREATE INDEX competition_person_account ON public.competition_person USING btree (account_id)
CREATE INDEX duplicate_pair_b ON public.duplicate_pair USING btree (item_b)
CREATE INDEX duplicate_pair_kind ON public.duplicate_pair USING btree (kind, found_at, item_a, item_b) WHERE (decision IS NULL)
CREATE INDEX duplicate_pair_open ON public.duplicate_pair USING btree (found_at, item_a, item_b) WHERE (decision IS NULL)
CREATE INDEX duplicate_pair_queue ON public.duplicate_pair USING btree (subject, kind, found_at, item_a, item_b) INCLUDE (stages) WHERE (decision IS NULL)
CREATE INDEX duplicate_pair_run ON public.duplicate_pair USING btree (run_id, found_at, item_a, item_b) WHERE (run_id IS NOT NULL)
CREATE INDEX duplicate_pair_subject ON public.duplicate_pair USING btree (subject, found_at, item_a, item_b) INCLUDE (stages) WHERE (decision IS NULL)
CREATE INDEX duplicate_sweep_newest ON public.duplicate_sweep USING btree (started_at DESC)
CREATE INDEX entry_file_entry ON public.entry_file USING btree (competition_id, entry_id)
CREATE INDEX entry_likeness_entry ON public.entry_likeness USING btree (competition_id, entry_id)
CREATE INDEX entry_owner ON public.entry USING btree (owner_id, saved_at DESC)
CREATE INDEX entry_receipt_entry ON public.entry_receipt USING btree (competition_id, entry_id, received_at)
CREATE INDEX entry_school ON public.entry USING btree (competition_id, entrant_school_id)
CREATE INDEX guidance_member_competence ON public.guidance_member USING btree (subject, stage) WHERE (ended_at IS NULL)
CREATE INDEX homework_template_list ON public.homework_template USING btree (school_id, subject, grade) WHERE (put_away_at IS NULL)
CREATE INDEX import_item_waiting ON public.import_item USING btree (run_id, item_id) WHERE (NOT compared)
CREATE INDEX import_run_newest ON public.import_run USING btree (started_at DESC, id DESC)
CREATE INDEX item_comment_item ON public.item_comment USING btree (item_id, at)
CREATE INDEX item_comment_reply ON public.item_comment USING btree (reply_to) WHERE (reply_to IS NOT NULL)
CREATE INDEX item_comment_version ON public.item_comment USING btree (version_id, at)
CREATE INDEX item_minutes_disagrees ON public.item_minutes USING btree (disagreement DESC, item_id DESC) WHERE disagrees
CREATE INDEX item_minutes_disagrees_subject ON public.item_minutes USING btree (subject, disagreement DESC, item_id DESC) WHERE disagrees
CREATE INDEX item_report_item ON public.item_report USING btree (item_id)
CREATE INDEX item_report_mine ON public.item_report USING btree (reported_by, reported_at, id)
CREATE INDEX item_report_open ON public.item_report USING btree (subject, reported_at, id) WHERE (handled_at IS NULL)
CREATE INDEX item_report_queue ON public.item_report USING btree (reported_at, id) WHERE (handled_at IS NULL)
CREATE INDEX item_search_bucket ON public.item_search USING btree (get_byte(uuid_send(item_id), 15), item_id)
CREATE INDEX item_search_gaps ON public.item_search USING btree (subject, moment DESC, item_id DESC) WHERE ((gaps <> '{}'::text[]) AND (newer_state IS NULL) AND (state <> 'retired'::text))
CREATE INDEX item_search_own ON public.item_search USING btree (created_by, state, moment DESC, item_id DESC) INCLUDE (subject, grades, type, tier, mode, minutes) WHERE ((NOT published) AND (created_by IS NOT NULL))
CREATE INDEX item_search_published ON public.item_search USING gin (tokens, moment) WHERE published
CREATE INDEX item_search_published_minutes ON public.item_search USING btree (minutes, moment DESC) WHERE published
CREATE INDEX item_search_published_moment ON public.item_search USING btree (moment DESC, item_id DESC) WHERE published
CREATE INDEX item_search_working ON public.item_search USING gin (tokens, moment) WHERE (NOT published)
CREATE INDEX item_search_working_minutes ON public.item_search USING btree (minutes, moment DESC) WHERE (NOT published)
CREATE INDEX item_search_working_moment ON public.item_search USING btree (moment DESC, item_id DESC) WHERE (NOT published)
CREATE INDEX item_signature_item ON public.item_signature USING btree (item_id)
CREATE INDEX item_signature_keys ON public.item_signature USING gin (keys) WITH (fastupdate=off)
CREATE INDEX item_version_point_point ON public.item_version_point USING btree (point_id, version_id)
CREATE INDEX item_version_state ON public.item_version USING btree (state, item_id) WHERE (state = ANY (ARRAY['draft'::text, 'in_review'::text]))
CREATE INDEX item_version_unit_unit ON public.item_version_unit USING btree (unit_id)
CREATE INDEX knowledge_point_name ON public.knowledge_point USING btree (subject, name_key)
CREATE INDEX knowledge_point_parent ON public.knowledge_point USING btree (parent_id)
CREATE INDEX knowledge_point_stands_for ON public.knowledge_point USING btree (stands_for)
CREATE INDEX media_orphan ON public.media USING btree (offered_at) WHERE (NOT in_homework)
CREATE INDEX media_upload_account ON public.media_upload USING btree (account_id, at)
CREATE INDEX media_use_version ON public.media_use USING btree (version_id)
CREATE INDEX membership_organisation ON public.membership USING btree (organisation_id)
CREATE INDEX minutes_sample_item ON public.minutes_sample USING btree (item_id, at) WHERE (withdrawn_at IS NULL)
CREATE INDEX objection_competition ON public.objection USING btree (competition_id, at)
CREATE INDEX release_assignment ON public.release USING btree (school_id, assignment_id)
CREATE INDEX release_class_day ON public.release USING btree (school_id, class_id, day)
CREATE INDEX release_item_item ON public.release_item USING btree (item_id) INCLUDE (school_id, assignment_id, release_id, last_day)
CREATE INDEX review_item ON public.review USING btree (item_id, handed_in_at DESC)
CREATE INDEX review_open_order ON public.review USING btree (step_since, id) WHERE (closed_at IS NULL)
CREATE INDEX review_open_step ON public.review USING btree (step, step_since, id) WHERE (closed_at IS NULL)
CREATE INDEX review_open_subject ON public.review USING btree (subject, step_since, id) WHERE (closed_at IS NULL)
CREATE INDEX review_queue ON public.review USING btree (step, subject, step_since, id) WHERE (closed_at IS NULL)
CREATE INDEX review_rule_newest ON public.review_rule USING btree (step, subject, set_at DESC)
CREATE INDEX review_seat_decided ON public.review_seat USING btree (account_id, decided_at) WHERE (decided_at IS NOT NULL)
CREATE INDEX review_seat_waiting ON public.review_seat USING btree (account_id, taken_at) INCLUDE (review_id, step) WHERE ((decided_at IS NULL) AND (given_up_at IS NULL))
CREATE INDEX review_version ON public.review USING btree (version_id, handed_in_at DESC)
CREATE INDEX score_sheet_judge ON public.score_sheet USING btree (competition_id, judge_id)
CREATE INDEX session_account ON public.session USING btree (account_id)
CREATE INDEX sign_in_failure_login ON public.sign_in_failure USING btree (login_hash, at)
CREATE INDEX teaching_account ON public.teaching USING btree (account_id)
CREATE INDEX term_alias_point ON public.term_alias USING btree (point_id)
CREATE INDEX term_change_log ON public.term_change USING btree (subject, id DESC) WHERE (state = ANY (ARRAY['done'::text, 'undone'::text]))
CREATE INDEX term_change_proposed ON public.term_change USING btree (subject, id) WHERE (state = 'proposed'::text)
CREATE INDEX term_proposal_item_item ON public.term_proposal_item USING btree (item_id)
CREATE INDEX term_proposal_open ON public.term_proposal USING btree (subject, uses DESC, id) WHERE (outcome IS NULL)
CREATE INDEX trial_factor_newest ON public.trial_factor USING btree (grade, set_at DESC)
CREATE UNIQUE INDEX account_login_key ON public.account USING btree (login)
CREATE UNIQUE INDEX account_pkey ON public.account USING btree (id)
CREATE UNIQUE INDEX assignment_comment_pkey ON public.assignment_comment USING btree (school_id, id)
CREATE UNIQUE INDEX assignment_conflict_pkey ON public.assignment_conflict USING btree (school_id, id)
CREATE UNIQUE INDEX assignment_item_pkey ON public.assignment_item USING btree (school_id, assignment_id, version_id)
CREATE UNIQUE INDEX assignment_lease_pkey ON public.assignment_lease USING btree (school_id, assignment_id)
CREATE UNIQUE INDEX assignment_pkey ON public.assignment USING btree (school_id, id)
CREATE UNIQUE INDEX assignment_revision_pkey ON public.assignment_revision USING btree (school_id, assignment_id, revision)
CREATE UNIQUE INDEX assignment_share_pkey ON public.assignment_share USING btree (school_id, assignment_id)
CREATE UNIQUE INDEX assignment_version_pkey ON public.assignment_version USING btree (school_id, id)
CREATE UNIQUE INDEX assignment_version_revision_key ON public.assignment_version USING btree (school_id, assignment_id, revision)
CREATE UNIQUE INDEX blind_entry_code_key ON public.blind_entry USING btree (competition_id, code)
CREATE UNIQUE INDEX blind_entry_pkey ON public.blind_entry USING btree (competition_id, id)
CREATE UNIQUE INDEX blind_file_pkey ON public.blind_file USING btree (competition_id, id)
CREATE UNIQUE INDEX bulk_edit_item_pkey ON public.bulk_edit_item USING btree (edit_id, item_id)
CREATE UNIQUE INDEX bulk_edit_pkey ON public.bulk_edit USING btree (id)
CREATE UNIQUE INDEX bulk_edit_undone ON public.bulk_edit USING btree (undoes) WHERE (started_at IS NOT NULL)
CREATE UNIQUE INDEX calibration_remark_pkey ON public.calibration_remark USING btree (competition_id, id)
CREATE UNIQUE INDEX class_day_entry_pkey ON public.class_day_entry USING btree (school_id, class_id, day, version)
CREATE UNIQUE INDEX class_day_pkey ON public.class_day USING btree (school_id, class_id, day)
CREATE UNIQUE INDEX class_name_key ON public.class USING btree (school_id, name)
CREATE UNIQUE INDEX class_notice_token_key ON public.class USING btree (notice_token, school_id)
CREATE UNIQUE INDEX class_pkey ON public.class USING btree (school_id, id)
CREATE UNIQUE INDEX competition_certificate_once ON public.competition_certificate USING btree (competition_id, entry_id, author) WHERE (revoked_at IS NULL)
CREATE UNIQUE INDEX competition_certificate_pkey ON public.competition_certificate USING btree (number)
CREATE UNIQUE INDEX competition_group_pkey ON public.competition_group USING btree (competition_id, id)
CREATE UNIQUE INDEX competition_person_pkey ON public.competition_person USING btree (competition_id, account_id, part)
CREATE UNIQUE INDEX competition_pkey ON public.competition USING btree (id)
CREATE UNIQUE INDEX competition_record_pkey ON public.competition_record USING btree (competition_id, number)
CREATE UNIQUE INDEX competition_result_pkey ON public.competition_result USING btree (competition_id, version)
CREATE UNIQUE INDEX competition_terms_pkey ON public.competition_terms USING btree (competition_id, version)
CREATE UNIQUE INDEX county_calendar_pkey ON public.county_calendar USING btree (day)
CREATE UNIQUE INDEX duplicate_pair_pkey ON public.duplicate_pair USING btree (item_a, item_b)
CREATE UNIQUE INDEX duplicate_sweep_one ON public.duplicate_sweep USING btree ((true)) WHERE (finished_at IS NULL)
CREATE UNIQUE INDEX duplicate_sweep_pkey ON public.duplicate_sweep USING btree (id)
CREATE UNIQUE INDEX entry_commentary_pkey ON public.entry_commentary USING btree (competition_id, blind_id, judge_id)
CREATE UNIQUE INDEX entry_file_pkey ON public.entry_file USING btree (competition_id, id)
CREATE UNIQUE INDEX entry_harvest_pkey ON public.entry_harvest USING btree (competition_id, entry_id, work, block_id)
CREATE UNIQUE INDEX entry_likeness_pkey ON public.entry_likeness USING btree (competition_id, id)
CREATE UNIQUE INDEX entry_mask_blind_key ON public.entry_mask USING btree (competition_id, blind_id)
CREATE UNIQUE INDEX entry_mask_pkey ON public.entry_mask USING btree (competition_id, entry_id)
CREATE UNIQUE INDEX entry_pkey ON public.entry USING btree (competition_id, id)
CREATE UNIQUE INDEX entry_receipt_key ON public.entry USING btree (receipt)
CREATE UNIQUE INDEX entry_receipt_pkey ON public.entry_receipt USING btree (receipt)
CREATE UNIQUE INDEX entry_work_pkey ON public.entry_work USING btree (competition_id, entry_id, "position")
CREATE UNIQUE INDEX guidance_member_once ON public.guidance_member USING btree (account_id, subject, stage) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX guidance_member_pkey ON public.guidance_member USING btree (id)
CREATE UNIQUE INDEX homework_template_pkey ON public.homework_template USING btree (school_id, id)
CREATE UNIQUE INDEX idempotency_key_pkey ON public.idempotency_key USING btree (account_id, key)
CREATE UNIQUE INDEX import_item_pkey ON public.import_item USING btree (run_id, item_id)
CREATE UNIQUE INDEX import_refusal_pkey ON public.import_refusal USING btree (run_id, line)
CREATE UNIQUE INDEX import_run_pkey ON public.import_run USING btree (id)
CREATE UNIQUE INDEX item_comment_pkey ON public.item_comment USING btree (id)
CREATE UNIQUE INDEX item_minutes_pkey ON public.item_minutes USING btree (item_id)
CREATE UNIQUE INDEX item_pkey ON public.item USING btree (id)
CREATE UNIQUE INDEX item_report_once ON public.item_report USING btree (item_id, reported_by) WHERE (handled_at IS NULL)
CREATE UNIQUE INDEX item_report_pkey ON public.item_report USING btree (id)
CREATE UNIQUE INDEX item_search_pkey ON public.item_search USING btree (item_id, published)
CREATE UNIQUE INDEX item_search_status_pkey ON public.item_search_status USING btree (one)
CREATE UNIQUE INDEX item_signature_pkey ON public.item_signature USING btree (version_id)
CREATE UNIQUE INDEX item_source_key ON public.item USING btree (source, source_id)
CREATE UNIQUE INDEX item_use_pkey ON public.item_use USING btree (item_id)
CREATE UNIQUE INDEX item_version_number_key ON public.item_version USING btree (item_id, number)
CREATE UNIQUE INDEX item_version_pkey ON public.item_version USING btree (id)
CREATE UNIQUE INDEX item_version_point_pkey ON public.item_version_point USING btree (version_id, point_id)
CREATE UNIQUE INDEX item_version_unit_pkey ON public.item_version_unit USING btree (version_id, unit_id)
CREATE UNIQUE INDEX judge_conflict_pkey ON public.judge_conflict USING btree (competition_id, id)
CREATE UNIQUE INDEX knowledge_point_pkey ON public.knowledge_point USING btree (id)
CREATE UNIQUE INDEX knowledge_point_sibling ON public.knowledge_point USING btree (subject, parent_id, name_key) NULLS NOT DISTINCT WHERE (merged_into IS NULL)
CREATE UNIQUE INDEX media_pkey ON public.media USING btree (id)
CREATE UNIQUE INDEX media_upload_pkey ON public.media_upload USING btree (id)
CREATE UNIQUE INDEX media_use_pkey ON public.media_use USING btree (media_id, version_id)
CREATE UNIQUE INDEX membership_key ON public.membership USING btree (account_id, organisation_id, role, subject, grade) NULLS NOT DISTINCT
CREATE UNIQUE INDEX membership_pkey ON public.membership USING btree (id)
CREATE UNIQUE INDEX minutes_sample_pkey ON public.minutes_sample USING btree (id)
CREATE UNIQUE INDEX objection_pkey ON public.objection USING btree (competition_id, id)
CREATE UNIQUE INDEX objection_receipt_key ON public.objection USING btree (receipt)
CREATE UNIQUE INDEX one_time_code_pkey ON public.one_time_code USING btree (code_hash)
CREATE UNIQUE INDEX organisation_name_key ON public.organisation USING btree (name)
CREATE UNIQUE INDEX organisation_pkey ON public.organisation USING btree (id)
CREATE UNIQUE INDEX policy_rule_pkey ON public.policy_rule USING btree (id)
CREATE UNIQUE INDEX release_item_pkey ON public.release_item USING btree (school_id, release_id, version_id)
CREATE UNIQUE INDEX release_once ON public.release USING btree (school_id, version_id, class_id, day) WHERE (withdrawn_at IS NULL)
CREATE UNIQUE INDEX release_pkey ON public.release USING btree (school_id, id)
CREATE UNIQUE INDEX review_open ON public.review USING btree (version_id) WHERE (closed_at IS NULL)
CREATE UNIQUE INDEX review_pkey ON public.review USING btree (id)
CREATE UNIQUE INDEX review_rule_pkey ON public.review_rule USING btree (id)
CREATE UNIQUE INDEX review_seat_pkey ON public.review_seat USING btree (review_id, step, account_id)
CREATE UNIQUE INDEX review_tick_pkey ON public.review_tick USING btree (review_id, step, account_id, code)
CREATE UNIQUE INDEX school_calendar_pkey ON public.school_calendar USING btree (school_id, day)
CREATE UNIQUE INDEX school_limit_pkey ON public.school_limit USING btree (school_id, id)
CREATE UNIQUE INDEX school_tier_names_pkey ON public.school_tier_names USING btree (school_id)
CREATE UNIQUE INDEX score_sheet_once ON public.score_sheet USING btree (competition_id, blind_id, judge_id, round)
CREATE UNIQUE INDEX score_sheet_pkey ON public.score_sheet USING btree (competition_id, id)
CREATE UNIQUE INDEX search_index_pkey ON public.search_index USING btree (url, uid)
CREATE UNIQUE INDEX search_instance_pkey ON public.search_instance USING btree (url)
CREATE UNIQUE INDEX search_mark_pkey ON public.search_mark USING btree (xid, item_id)
CREATE UNIQUE INDEX search_quarantine_pkey ON public.search_quarantine USING btree (url, item_id)
CREATE UNIQUE INDEX search_stale_pkey ON public.search_stale USING btree (item_id)
CREATE UNIQUE INDEX session_pkey ON public.session USING btree (token_hash)
CREATE UNIQUE INDEX sign_in_failure_pkey ON public.sign_in_failure USING btree (id)
CREATE UNIQUE INDEX taxonomy_owner_pkey ON public.taxonomy_owner USING btree (subject, account_id)
CREATE UNIQUE INDEX taxonomy_pkey ON public.taxonomy USING btree (subject)
CREATE UNIQUE INDEX teaching_pkey ON public.teaching USING btree (school_id, class_id, account_id, subject)
CREATE UNIQUE INDEX term_alias_pkey ON public.term_alias USING btree (subject, name_key)
CREATE UNIQUE INDEX term_change_pkey ON public.term_change USING btree (id)
CREATE UNIQUE INDEX term_proposal_item_pkey ON public.term_proposal_item USING btree (proposal_id, item_id)
CREATE UNIQUE INDEX term_proposal_key ON public.term_proposal USING btree (subject, name_key)
CREATE UNIQUE INDEX term_proposal_pkey ON public.term_proposal USING btree (id)
CREATE UNIQUE INDEX textbook_key ON public.textbook USING btree (subject, publisher, year, grade, volume)
CREATE UNIQUE INDEX textbook_pkey ON public.textbook USING btree (id)
CREATE UNIQUE INDEX textbook_unit_pkey ON public.textbook_unit USING btree (id)
CREATE UNIQUE INDEX textbook_unit_sibling ON public.textbook_unit USING btree (textbook_id, parent_id, title) NULLS NOT DISTINCT
CREATE UNIQUE INDEX trial_factor_pkey ON public.trial_factor USING btree (id)

view term_name as
 SELECT a.subject,
    a.name_key,
    t.id AS point_id
   FROM ((term_alias a
     JOIN knowledge_point p ON ((p.id = a.point_id)))
     JOIN knowledge_point t ON ((t.id = p.stands_for)))
  WHERE (t.retired_at IS NULL)
UNION ALL
 SELECT p.subject,
    p.name_key,
    (array_agg(p.stands_for))[1] AS point_id
   FROM (knowledge_point p
     JOIN knowledge_point t ON ((t.id = p.stands_for)))
  WHERE ((t.retired_at IS NULL) AND (NOT (EXISTS ( SELECT
           FROM term_alias a
          WHERE ((a.subject = p.subject) AND (a.name_key = p.name_key))))))
  GROUP BY p.subject, p.name_key
 HAVING (count(DISTINCT p.stands_for) = 1);

policy assignment.school using may_see_school(school_id)
policy assignment_comment.school using may_see_school(school_id)
policy assignment_conflict.school using may_see_school(school_id)
policy assignment_item.school using may_see_school(school_id)
policy assignment_lease.school using may_see_school(school_id)
policy assignment_revision.school using may_see_school(school_id)
policy assignment_share.school using may_see_school(school_id)
policy assignment_version.school using may_see_school(school_id)
policy class.school using may_see_school(school_id)
policy class_day.school using may_see_school(school_id)
policy class_day_entry.school using may_see_school(school_id)
policy competition_certificate.identities using sees_identities()
policy competition_result.identities using sees_identities()
policy entry.identities using sees_identities()
policy entry_file.identities using sees_identities()
policy entry_harvest.identities using sees_identities()
policy entry_likeness.identities using sees_identities()
policy entry_mask.identities using sees_identities()
policy entry_receipt.identities using sees_identities()
policy entry_work.identities using sees_identities()
policy homework_template.school using may_see_school(school_id)
policy objection.identities using sees_identities()
policy release.school using may_see_school(school_id)
policy release_item.school using may_see_school(school_id)
policy school_calendar.school using may_see_school(school_id)
policy school_limit.school using may_see_school(school_id)
policy school_tier_names.school using may_see_school(school_id)
policy teaching.school using may_see_school(school_id)

grant DELETE, INSERT, SELECT on assignment_item to lightwork_app
grant DELETE, INSERT, SELECT on assignment_revision to lightwork_app
grant DELETE, INSERT, SELECT on entry_file to lightwork_app
grant DELETE, INSERT, SELECT on entry_work to lightwork_app
grant DELETE, INSERT, SELECT on release_item to lightwork_app
grant DELETE, INSERT, SELECT on review_tick to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on account to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on assignment_lease to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on assignment_share to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on blind_file to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on bulk_edit to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on bulk_edit_item to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on competition_group to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on county_calendar to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on duplicate_pair to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on entry_commentary to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on entry_likeness to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on idempotency_key to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on import_refusal to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on import_run to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on item to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on item_minutes to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on item_search to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on item_search_status to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on item_signature to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on item_use to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on item_version to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on item_version_point to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on item_version_unit to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on judge_conflict to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on media to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on media_upload to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on media_use to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on membership to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on one_time_code to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on organisation to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on policy_rule to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on school_calendar to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on school_limit to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on school_tier_names to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on search_index to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on search_instance to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on search_mark to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on search_quarantine to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on search_stale to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on session to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on sign_in_failure to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on taxonomy to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on taxonomy_owner to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on teaching to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on term_alias to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on term_name to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on term_proposal_item to lightwork_app
grant DELETE, INSERT, SELECT, UPDATE on textbook_unit to lightwork_app
grant INSERT, SELECT on assignment_comment to lightwork_app
grant INSERT, SELECT on assignment_conflict to lightwork_app
grant INSERT, SELECT on assignment_version to lightwork_app
grant INSERT, SELECT on blind_entry to lightwork_app
grant INSERT, SELECT on calibration_remark to lightwork_app
grant INSERT, SELECT on class_day_entry to lightwork_app
grant INSERT, SELECT on competition_certificate to lightwork_app
grant INSERT, SELECT on competition_record to lightwork_app
grant INSERT, SELECT on competition_result to lightwork_app
grant INSERT, SELECT on competition_terms to lightwork_app
grant INSERT, SELECT on entry_harvest to lightwork_app
grant INSERT, SELECT on entry_mask to lightwork_app
grant INSERT, SELECT on entry_receipt to lightwork_app
grant INSERT, SELECT on homework_template to lightwork_app
grant INSERT, SELECT on objection to lightwork_app
grant INSERT, SELECT on review_rule to lightwork_app
grant INSERT, SELECT on trial_factor to lightwork_app
grant INSERT, SELECT, UPDATE on assignment to lightwork_app
grant INSERT, SELECT, UPDATE on class to lightwork_app
grant INSERT, SELECT, UPDATE on class_day to lightwork_app
grant INSERT, SELECT, UPDATE on competition to lightwork_app
grant INSERT, SELECT, UPDATE on competition_person to lightwork_app
grant INSERT, SELECT, UPDATE on duplicate_sweep to lightwork_app
grant INSERT, SELECT, UPDATE on entry to lightwork_app
grant INSERT, SELECT, UPDATE on guidance_member to lightwork_app
grant INSERT, SELECT, UPDATE on import_item to lightwork_app
grant INSERT, SELECT, UPDATE on item_comment to lightwork_app
grant INSERT, SELECT, UPDATE on item_report to lightwork_app
grant INSERT, SELECT, UPDATE on knowledge_point to lightwork_app
grant INSERT, SELECT, UPDATE on minutes_sample to lightwork_app
grant INSERT, SELECT, UPDATE on release to lightwork_app
grant INSERT, SELECT, UPDATE on review to lightwork_app
grant INSERT, SELECT, UPDATE on review_seat to lightwork_app
grant INSERT, SELECT, UPDATE on score_sheet to lightwork_app
grant INSERT, SELECT, UPDATE on term_change to lightwork_app
grant INSERT, SELECT, UPDATE on term_proposal to lightwork_app
grant INSERT, SELECT, UPDATE on textbook to lightwork_app

CREATE OR REPLACE FUNCTION public.alike_signatures(wanted integer[], wanted_exact integer)
 RETURNS TABLE(version_id uuid, shared integer)
 LANGUAGE sql
 STABLE ROWS 50
 SET enable_seqscan TO 'off'
AS $function$
  with hit as (
    select key, array(select s.version_id from item_signature s where s.keys @> array[key] limit 65) as ids
    from unnest(wanted) as key
  ),
  shares as (
    select id, count(*)::int as shared, bool_or(key = wanted_exact) as is_exact
    from hit, unnest(ids) as id where cardinality(ids) <= 64 or key = wanted_exact group by id
  )
  select s.version_id, shares.shared from shares join item_signature s on s.version_id = shares.id
  where is_exact or shared >= 3 or shared >= 0.2 * least(cardinality(wanted), cardinality(s.keys))
  order by is_exact desc, shared desc limit 50
$function$

CREATE OR REPLACE FUNCTION public.class_of_notice_token(token text)
 RETURNS TABLE(school_id uuid, class_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select school_id, id from class where notice_token = token and closed_at is null
$function$

CREATE OR REPLACE FUNCTION public.item_use_by_school(item uuid, today date)
 RETURNS TABLE(school_id uuid, name text, homeworks integer, ahead integer, classes integer, last_day date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with held as (
    select h.school_id, count(distinct h.assignment_id)::int as homeworks from assignment_item h where h.item_id = item group by h.school_id
  ),
  given as (
    select g.school_id, count(distinct g.release_id)::int as classes, max(g.last_day) as last_day,
      count(distinct g.assignment_id) filter (where g.last_day > today)::int as ahead
    from release_item g where g.item_id = item group by g.school_id
  )
  select o.id, o.name, coalesce(held.homeworks, 0), coalesce(given.ahead, 0), coalesce(given.classes, 0), given.last_day
  from held full join given on given.school_id = held.school_id
  join organisation o on o.id = coalesce(held.school_id, given.school_id)
  order by 5 desc, 3 desc, o.name
$function$

CREATE OR REPLACE FUNCTION public.item_version_frozen()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare moving constant text[] := array['state', 'published_at', 'published_by', 'revision'];
begin
  if old.state <> 'draft' and (to_jsonb(new) - moving) is distinct from (to_jsonb(old) - moving) then
    raise exception 'item version % is frozen', old.id using errcode = 'check_violation', constraint = 'item_version_frozen';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.knowledge_point_placed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.path := coalesce((select path from knowledge_point where id = new.parent_id), '{}') || new.id;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.may_see_school(school uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select coalesce(current_setting('app.schools', true), '') = '*'
    or school::text = any (string_to_array(coalesce(current_setting('app.schools', true), ''), ','))
$function$

CREATE OR REPLACE FUNCTION public.refuse_judging_handler()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.handler_id is not null and (
    exists (select from score_sheet s where s.competition_id = new.competition_id and s.judge_id = new.handler_id)
    or exists (select from competition_person p where p.competition_id = new.competition_id
      and p.account_id = new.handler_id and p.part = 'judge')) then
    raise exception 'a judge does not handle objections' using errcode = 'check_violation', constraint = 'objection_handler';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.sees_identities()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select coalesce(current_setting('app.blind', true), '') <> 'on'
$function$

CREATE OR REPLACE FUNCTION public.settle_search()
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select gin_clean_pending_list('item_search_published') + gin_clean_pending_list('item_search_working')
$function$

CREATE OR REPLACE FUNCTION public.term_key(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN lower((regexp_replace(NORMALIZE(name, NFKC), '[ 	
]'::text, ''::text, 'g'::text) COLLATE "C"))


CREATE TRIGGER item_version_frozen BEFORE UPDATE ON public.item_version FOR EACH ROW EXECUTE FUNCTION item_version_frozen()
CREATE TRIGGER knowledge_point_placed BEFORE INSERT ON public.knowledge_point FOR EACH ROW EXECUTE FUNCTION knowledge_point_placed()
CREATE TRIGGER objection_handler BEFORE INSERT OR UPDATE ON public.objection FOR EACH ROW EXECUTE FUNCTION refuse_judging_handler()
