-- The statements of reporting a need, one by one, as KnowledgeSupport runs them for one request.
\set n random(1, 200000000000000)
begin;
select pg_try_advisory_xact_lock(hashtextextended('bench:' || :n, 0));
select request, status, location, e_tag, body from platform.idempotent_answers
  where caller = '0192f000-0000-7000-8000-00000000beec' and key = 'k' || :n and answered_at > now() - interval '24 hours';
select m.id, v.number, v.name from known_municipalities m join known_municipality_versions v on v.municipality_id = m.id
  where v.number = '4627' and v.valid_from <= current_date and (v.valid_to is null or v.valid_to > current_date) limit 1;
select nextval(oid::regclass) as number from pg_class
  where relname = 'need_number_' || extract(year from now()) and relnamespace = 'platform'::regnamespace \gset
insert into needs (id, number, municipality_id, reported_by, submitted_at, title, question, service_area, status, steps, sequence)
  values (('00000000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid, 'vest-2026-' || :number, '0192f000-0000-7000-8000-000000004627', '0192f000-0000-7000-8000-00000000beec', now(),
    'Fall hos hjemmeboende eldre', 'Hvilke tiltak i hjemmet gir færre fall blant eldre over 80 år?', 'health-and-care', 'submitted', '[{"verb":"submitted","at":"2026-01-01T00:00:00+00:00"}]', 1);
insert into platform.audit (id, at, actor_id, organisation_id, action, subject, after)
  values (gen_random_uuid(), now(), '0192f000-0000-7000-8000-00000000beec', '0192f000-0000-7000-8000-000000004627', 'need.report', 'needs/' || :n,
    '{"id":"0192f000-0000-7000-8000-000000000000","municipalityId":"0192f000-0000-7000-8000-000000004627","title":"Fall hos hjemmeboende eldre","question":"Hvilke tiltak i hjemmet gir færre fall blant eldre over 80 år?","serviceArea":"health-and-care","status":"submitted","submittedAt":"2026-01-01T00:00:00+00:00","number":"vest-2026-1","steps":[{"verb":"submitted","at":"2026-01-01T00:00:00+00:00"}]}');
insert into platform.outbox (event_id, subject, sequence, type, exchange, routing_key, body, written_at, attempts)
  values (gen_random_uuid(), 'needs/' || :n, 1, 'no.ksf.knowledge.need.submitted.v1', 'ksf.events', 'vest.knowledge.need.submitted',
    '{"specversion":"1.0","id":"0192f000-0000-7000-8000-000000000000","source":"/vest/knowledge","type":"no.ksf.knowledge.need.submitted.v1","subject":"needs/0192f000-0000-7000-8000-000000000000","time":"2026-01-01T00:00:00+00:00","datacontenttype":"application/json","dataschema":"http://localhost:5100/vest/knowledge/v1/schemas/no.ksf.knowledge.need.submitted.v1","deployment":"vest","epoch":"2026-01-01T00:00:00+00:00","sequence":1,"data":{"id":"0192f000-0000-7000-8000-000000000000","municipalityId":"0192f000-0000-7000-8000-000000004627","title":"Fall hos hjemmeboende eldre","question":"Hvilke tiltak i hjemmet gir færre fall blant eldre over 80 år?","serviceArea":"health-and-care","status":"submitted","submittedAt":"2026-01-01T00:00:00+00:00","number":"vest-2026-1","steps":[{"verb":"submitted","at":"2026-01-01T00:00:00+00:00"}]}}',
    now(), 0);
insert into platform.idempotent_answers (caller, key, request, status, location, e_tag, body, answered_at)
  values ('0192f000-0000-7000-8000-00000000beec', 'k' || :n, '\x00', 201, '/v1/needs/0192f000-0000-7000-8000-000000000000', '"1"',
    convert_to('{"id":"0192f000-0000-7000-8000-000000000000","organisation":{"id":"0192f000-0000-7000-8000-000000004627","number":"4627","name":"Askøy"},"title":"Fall hos hjemmeboende eldre","question":"Hvilke tiltak i hjemmet gir færre fall blant eldre over 80 år?","serviceArea":"health-and-care","status":"submitted","submittedAt":"2026-01-01T00:00:00+00:00","number":"vest-2026-1","steps":[{"verb":"submitted","at":"2026-01-01T00:00:00+00:00"}],"actions":["revise","withdraw"]}', 'UTF8'),
    now());
commit;
