CREATE TABLE IF NOT EXISTS migrations (
    migration_id character varying(150) NOT NULL,
    product_version character varying(32) NOT NULL,
    CONSTRAINT pk_migrations PRIMARY KEY (migration_id)
);


DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125052519_Initial') THEN
    CREATE TABLE known_clusters (
        id uuid NOT NULL,
        name text NOT NULL,
        member_ids uuid[] NOT NULL,
        authority text NOT NULL,
        epoch timestamp with time zone NOT NULL,
        sequence bigint NOT NULL,
        CONSTRAINT pk_known_clusters PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125052519_Initial') THEN
    CREATE TABLE known_municipalities (
        id uuid NOT NULL,
        authority text NOT NULL,
        epoch timestamp with time zone NOT NULL,
        sequence bigint NOT NULL,
        CONSTRAINT pk_known_municipalities PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125052519_Initial') THEN
    CREATE TABLE known_needs (
        id uuid NOT NULL,
        number text NOT NULL,
        municipality_id uuid NOT NULL,
        title text NOT NULL,
        question text NOT NULL,
        service_area text NOT NULL,
        status text NOT NULL,
        submitted_at timestamp with time zone NOT NULL,
        steps jsonb NOT NULL,
        search tsvector GENERATED ALWAYS AS (to_tsvector('norwegian', title || ' ' || question)) STORED,
        authority text NOT NULL,
        epoch timestamp with time zone NOT NULL,
        sequence bigint NOT NULL,
        CONSTRAINT pk_known_needs PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125052519_Initial') THEN
    CREATE TABLE needs (
        id uuid NOT NULL,
        number text NOT NULL,
        municipality_id uuid NOT NULL,
        reported_by uuid NOT NULL,
        submitted_at timestamp with time zone NOT NULL,
        title text NOT NULL,
        question text NOT NULL,
        background text,
        service_area text NOT NULL,
        status text NOT NULL,
        steps jsonb NOT NULL,
        sequence bigint NOT NULL,
        search tsvector GENERATED ALWAYS AS (to_tsvector('norwegian', title || ' ' || question)) STORED,
        CONSTRAINT pk_needs PRIMARY KEY (id),
        CONSTRAINT ck_needs_service_area CHECK (service_area in ('health-and-care', 'kindergarten', 'school', 'child-welfare', 'social-services', 'culture', 'planning-and-environment', 'transport-and-utilities', 'administration')),
        CONSTRAINT ck_needs_status CHECK (status in ('submitted', 'withdrawn'))
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125052519_Initial') THEN
    CREATE TABLE known_municipality_versions (
        valid_from date NOT NULL,
        municipality_id uuid NOT NULL,
        number text NOT NULL,
        name text NOT NULL,
        valid_to date,
        CONSTRAINT pk_known_municipality_versions PRIMARY KEY (municipality_id, valid_from),
        CONSTRAINT fk_known_municipality_versions_known_municipalities_municipali FOREIGN KEY (municipality_id) REFERENCES known_municipalities (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125052519_Initial') THEN
    CREATE INDEX ix_known_municipality_versions_number ON known_municipality_versions (number);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125052519_Initial') THEN
    CREATE INDEX ix_known_needs_authority_id ON known_needs (authority, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125052519_Initial') THEN
    CREATE INDEX ix_known_needs_counts ON known_needs (status, service_area, municipality_id, submitted_at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125052519_Initial') THEN
    CREATE INDEX ix_known_needs_municipality_id_id ON known_needs (municipality_id, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125052519_Initial') THEN
    CREATE UNIQUE INDEX ix_known_needs_number ON known_needs (number);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125052519_Initial') THEN
    CREATE INDEX ix_known_needs_search ON known_needs USING gin (search);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125052519_Initial') THEN
    CREATE INDEX ix_needs_counts ON needs (status, service_area);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125052519_Initial') THEN
    CREATE INDEX ix_needs_municipality_id_id ON needs (municipality_id, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125052519_Initial') THEN
    CREATE UNIQUE INDEX ix_needs_number ON needs (number);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125052519_Initial') THEN
    CREATE INDEX ix_needs_search ON needs USING gin (search);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125052519_Initial') THEN
    INSERT INTO migrations (migration_id, product_version)
    VALUES ('20261125052519_Initial', '10.0.15');
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125172846_Endorsements') THEN
    ALTER TABLE known_needs ADD endorsers integer NOT NULL DEFAULT 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125172846_Endorsements') THEN
    CREATE TABLE endorsements (
        id uuid NOT NULL,
        status text NOT NULL,
        need_id uuid NOT NULL,
        municipality_id uuid NOT NULL,
        owner_id uuid,
        importance text NOT NULL,
        use text,
        endorsed_at timestamp with time zone NOT NULL,
        withdrawn_at timestamp with time zone,
        authority text NOT NULL,
        epoch timestamp with time zone NOT NULL,
        sequence bigint NOT NULL,
        CONSTRAINT pk_endorsements PRIMARY KEY (id),
        CONSTRAINT ck_endorsements_importance CHECK (importance in ('decisive', 'important', 'useful')),
        CONSTRAINT ck_endorsements_status CHECK (status in ('given', 'withdrawn'))
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125172846_Endorsements') THEN
    CREATE INDEX ix_known_needs_endorsers_id ON known_needs (endorsers, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125172846_Endorsements') THEN
    CREATE INDEX ix_endorsements_municipality_id_id ON endorsements (municipality_id, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125172846_Endorsements') THEN
    CREATE INDEX ix_endorsements_need_id_id ON endorsements (need_id, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125172846_Endorsements') THEN
    CREATE UNIQUE INDEX ix_endorsements_need_id_owner_id ON endorsements (need_id, owner_id) WHERE status = 'given';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125172846_Endorsements') THEN
    create function count_endorsers(need uuid) returns integer language sql stable as $function$
        select count(distinct municipality_id)::integer from endorsements where need_id = need and status = 'given'
    $function$;
    create function endorsement_changed() returns trigger language plpgsql as $function$
    declare
        need uuid := case when tg_op = 'DELETE' then old.need_id else new.need_id end;
    begin
        perform from known_needs where id = need for update;
        if not found then
            perform pg_advisory_xact_lock(7021);
            perform from known_needs where id = need for update;
        end if;
        update known_needs set endorsers = count_endorsers(need) where id = need;
        return null;
    end
    $function$;
    create function need_arrived() returns trigger language plpgsql as $function$
    begin
        perform pg_advisory_xact_lock_shared(7021);
        new.endorsers := count_endorsers(new.id);
        return new;
    end
    $function$;
    create trigger endorsement_changed after insert or delete or update of status on endorsements
        for each row execute function endorsement_changed();
    create trigger need_arrived before insert on known_needs for each row execute function need_arrived();
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125172846_Endorsements') THEN
    INSERT INTO migrations (migration_id, product_version)
    VALUES ('20261125172846_Endorsements', '10.0.15');
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125174135_Screening') THEN
    ALTER TABLE needs DROP CONSTRAINT ck_needs_status;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125174135_Screening') THEN
    ALTER TABLE needs ADD expected_by date;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125174135_Screening') THEN
    ALTER TABLE needs ADD handler_id uuid;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125174135_Screening') THEN
    ALTER TABLE needs ADD remarks jsonb NOT NULL DEFAULT ('[]');
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125174135_Screening') THEN
    ALTER TABLE needs ADD secretariat_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125174135_Screening') THEN
    ALTER TABLE known_needs ADD expected_by date;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125174135_Screening') THEN
    ALTER TABLE known_needs ADD handler_id uuid;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125174135_Screening') THEN
    update needs set secretariat_id = 'fe31c826-2ebe-8a8b-849a-ae8f47aa6755' where number like 'nasjonal-%';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125174135_Screening') THEN
    update needs set secretariat_id = '92ed363b-86cd-8287-ad28-f5c319b24952' where number like 'vest-%';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125174135_Screening') THEN
    update needs set secretariat_id = '6da5ed47-dff0-8a1f-878b-30dc8fbdabe7' where number like 'midt-%';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125174135_Screening') THEN
    update needs set secretariat_id = 'a485c5d1-6493-8930-a668-97346b490d6b' where number like 'nord-%';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125174135_Screening') THEN
    update needs set secretariat_id = 'b2d76fde-db7a-867d-ace3-7bc3412959f4' where number like 'innlandet-%';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125174135_Screening') THEN
    update needs set secretariat_id = '65261210-c329-8658-8987-3715c55040a4' where number like 'sorost-%';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125174135_Screening') THEN
    update needs set secretariat_id = 'fc176ba0-0c67-8046-9206-aeddd0475238' where number like 'sor-%';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125174135_Screening') THEN
    update needs set secretariat_id = '062d0aea-8ace-86eb-8efc-a283f477cc92' where number like 'ost-%';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125174135_Screening') THEN
    ALTER TABLE needs ADD CONSTRAINT ck_needs_status CHECK (status in ('submitted', 'withdrawn', 'clarifying', 'screened', 'declined'));
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125174135_Screening') THEN
    INSERT INTO migrations (migration_id, product_version)
    VALUES ('20261125174135_Screening', '10.0.15');
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125181453_SimilarNeeds') THEN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125181453_SimilarNeeds') THEN
    ALTER TABLE needs ADD differs_because text;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125181453_SimilarNeeds') THEN
    ALTER TABLE needs ADD differs_from uuid[] NOT NULL DEFAULT ARRAY[]::uuid[];
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125181453_SimilarNeeds') THEN
    ALTER TABLE known_needs ADD question_words text NOT NULL DEFAULT '';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125181453_SimilarNeeds') THEN
    ALTER TABLE known_needs ADD title_words text NOT NULL DEFAULT '';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125181453_SimilarNeeds') THEN
    ALTER TABLE known_needs DROP COLUMN search;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125181453_SimilarNeeds') THEN
    ALTER TABLE known_needs ADD search tsvector GENERATED ALWAYS AS (to_tsvector('norwegian', title_words || ' ' || question_words)) STORED;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125181453_SimilarNeeds') THEN
    CREATE INDEX ix_known_needs_search ON known_needs USING gin (search);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125181453_SimilarNeeds') THEN
    update known_needs set title_words = lower(title), question_words = lower(question);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125181453_SimilarNeeds') THEN
    INSERT INTO migrations (migration_id, product_version)
    VALUES ('20261125181453_SimilarNeeds', '10.0.15');
    END IF;
END $EF$;
