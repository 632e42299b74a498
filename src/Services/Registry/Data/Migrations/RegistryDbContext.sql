CREATE TABLE IF NOT EXISTS migrations (
    migration_id character varying(150) NOT NULL,
    product_version character varying(32) NOT NULL,
    CONSTRAINT pk_migrations PRIMARY KEY (migration_id)
);


DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125061437_Initial') THEN
    CREATE TABLE actors (
        id uuid NOT NULL,
        sequence bigint NOT NULL,
        status text NOT NULL,
        owner_id uuid NOT NULL,
        kind text NOT NULL,
        label text NOT NULL,
        work_email text,
        issuer text NOT NULL,
        subject text NOT NULL,
        hash_key_id text NOT NULL,
        identity_hash bytea NOT NULL,
        CONSTRAINT pk_actors PRIMARY KEY (id),
        CONSTRAINT ck_actors_kind CHECK (kind in ('person', 'system')),
        CONSTRAINT ck_actors_status CHECK (status in ('registered'))
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125061437_Initial') THEN
    CREATE TABLE clusters (
        id uuid NOT NULL,
        status text NOT NULL,
        owner_id uuid NOT NULL,
        name text NOT NULL,
        founded_on date NOT NULL,
        authority text NOT NULL,
        epoch timestamp with time zone NOT NULL,
        sequence bigint NOT NULL,
        CONSTRAINT pk_clusters PRIMARY KEY (id),
        CONSTRAINT ck_clusters_status CHECK (status in ('established'))
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125061437_Initial') THEN
    CREATE TABLE counties (
        id uuid NOT NULL,
        number text NOT NULL,
        name text NOT NULL,
        parallel_names text[] NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        authority text NOT NULL,
        epoch timestamp with time zone NOT NULL,
        sequence bigint NOT NULL,
        CONSTRAINT pk_counties PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125061437_Initial') THEN
    CREATE TABLE municipalities (
        id uuid NOT NULL,
        authority text NOT NULL,
        epoch timestamp with time zone NOT NULL,
        sequence bigint NOT NULL,
        CONSTRAINT pk_municipalities PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125061437_Initial') THEN
    CREATE TABLE parties (
        id uuid NOT NULL,
        kind text NOT NULL,
        name text COLLATE "C" NOT NULL,
        deployment text,
        parent_id uuid,
        sources text[] NOT NULL,
        authority text NOT NULL,
        epoch timestamp with time zone NOT NULL,
        sequence bigint NOT NULL,
        CONSTRAINT pk_parties PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125061437_Initial') THEN
    CREATE TABLE regions (
        id uuid NOT NULL,
        deployment text NOT NULL,
        name text NOT NULL,
        host_municipality_id uuid NOT NULL,
        county_numbers text[] NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        authority text NOT NULL,
        epoch timestamp with time zone NOT NULL,
        sequence bigint NOT NULL,
        CONSTRAINT pk_regions PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125061437_Initial') THEN
    CREATE TABLE roles (
        id uuid NOT NULL,
        sequence bigint NOT NULL,
        status text NOT NULL,
        owner_id uuid NOT NULL,
        actor_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        role text NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT pk_roles PRIMARY KEY (id),
        CONSTRAINT ck_roles_status CHECK (status in ('given', 'ended')),
        CONSTRAINT fk_roles_actors_actor_id FOREIGN KEY (actor_id) REFERENCES actors (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125061437_Initial') THEN
    CREATE TABLE cluster_members (
        municipality_id uuid NOT NULL,
        cluster_id uuid NOT NULL,
        engine boolean NOT NULL,
        "primary" boolean NOT NULL,
        CONSTRAINT pk_cluster_members PRIMARY KEY (cluster_id, municipality_id),
        CONSTRAINT fk_cluster_members_clusters_cluster_id FOREIGN KEY (cluster_id) REFERENCES clusters (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125061437_Initial') THEN
    CREATE TABLE municipality_successions (
        successor_id uuid NOT NULL,
        "on" date NOT NULL,
        municipality_id uuid NOT NULL,
        kind text NOT NULL,
        CONSTRAINT pk_municipality_successions PRIMARY KEY (municipality_id, successor_id, "on"),
        CONSTRAINT fk_municipality_successions_municipalities_municipality_id FOREIGN KEY (municipality_id) REFERENCES municipalities (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125061437_Initial') THEN
    CREATE TABLE municipality_versions (
        valid_from date NOT NULL,
        municipality_id uuid NOT NULL,
        number text NOT NULL,
        name text NOT NULL,
        display_name text NOT NULL,
        parallel_names text[] NOT NULL,
        county_number text NOT NULL,
        region text,
        organisation_number text,
        population integer,
        centrality_class integer,
        valid_to date,
        CONSTRAINT pk_municipality_versions PRIMARY KEY (municipality_id, valid_from),
        CONSTRAINT fk_municipality_versions_municipalities_municipality_id FOREIGN KEY (municipality_id) REFERENCES municipalities (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125061437_Initial') THEN
    CREATE UNIQUE INDEX ix_actors_identity_hash ON actors (identity_hash);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125061437_Initial') THEN
    CREATE UNIQUE INDEX ix_actors_issuer_subject ON actors (issuer, subject);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125061437_Initial') THEN
    CREATE INDEX ix_cluster_members_municipality_id ON cluster_members (municipality_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125061437_Initial') THEN
    CREATE UNIQUE INDEX ix_clusters_authority_name ON clusters (authority, name);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125061437_Initial') THEN
    CREATE UNIQUE INDEX ix_counties_number_valid_from ON counties (number, valid_from);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125061437_Initial') THEN
    CREATE INDEX ix_municipality_versions_number_valid_from ON municipality_versions (number, valid_from);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125061437_Initial') THEN
    CREATE UNIQUE INDEX ix_parties_name ON parties (name);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125061437_Initial') THEN
    CREATE UNIQUE INDEX ix_regions_deployment_valid_from ON regions (deployment, valid_from);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125061437_Initial') THEN
    CREATE INDEX ix_roles_actor_id ON roles (actor_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125061437_Initial') THEN
    CREATE INDEX ix_roles_organisation_id ON roles (organisation_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125061437_Initial') THEN
    INSERT INTO migrations (migration_id, product_version)
    VALUES ('20261125061437_Initial', '10.0.15');
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125103653_ClustersOverTime') THEN
    ALTER TABLE clusters DROP CONSTRAINT ck_clusters_status;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125103653_ClustersOverTime') THEN
    ALTER TABLE clusters ALTER COLUMN founded_on DROP NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125103653_ClustersOverTime') THEN
    ALTER TABLE clusters ADD areas text[] NOT NULL DEFAULT ARRAY[]::text[];
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125103653_ClustersOverTime') THEN
    ALTER TABLE clusters ADD founded_precision text NOT NULL DEFAULT 'day';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125103653_ClustersOverTime') THEN
    ALTER TABLE clusters ADD rests_on text;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125103653_ClustersOverTime') THEN
    ALTER TABLE clusters ADD sources text[] NOT NULL DEFAULT ARRAY[]::text[];
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125103653_ClustersOverTime') THEN
    ALTER TABLE clusters ADD waiver text;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125103653_ClustersOverTime') THEN
    CREATE TABLE cluster_participations (
        cluster_id uuid NOT NULL,
        id integer GENERATED BY DEFAULT AS IDENTITY,
        party_id uuid NOT NULL,
        role text NOT NULL,
        valid_from date,
        valid_to date,
        CONSTRAINT pk_cluster_participations PRIMARY KEY (cluster_id, id),
        CONSTRAINT ck_cluster_participations_role CHECK (role in ('member', 'engine', 'coordinator', 'partner', 'observer')),
        CONSTRAINT fk_cluster_participations_clusters_cluster_id FOREIGN KEY (cluster_id) REFERENCES clusters (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125103653_ClustersOverTime') THEN
    CREATE TABLE cluster_primaries (
        cluster_id uuid NOT NULL,
        id integer GENERATED BY DEFAULT AS IDENTITY,
        municipality_id uuid NOT NULL,
        area text NOT NULL,
        valid_from date,
        valid_to date,
        is_own boolean NOT NULL,
        CONSTRAINT pk_cluster_primaries PRIMARY KEY (cluster_id, id),
        CONSTRAINT fk_cluster_primaries_clusters_cluster_id FOREIGN KEY (cluster_id) REFERENCES clusters (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125103653_ClustersOverTime') THEN
    ALTER TABLE clusters ADD CONSTRAINT ck_clusters_founded_precision CHECK (founded_precision in ('day', 'month', 'year'));
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125103653_ClustersOverTime') THEN
    ALTER TABLE clusters ADD CONSTRAINT ck_clusters_status CHECK (status in ('idea', 'mobilising', 'established', 'dormant', 'dissolved'));
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125103653_ClustersOverTime') THEN
    CREATE INDEX ix_cluster_participations_party_id ON cluster_participations (party_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125103653_ClustersOverTime') THEN
    CREATE INDEX ix_cluster_primaries_municipality_id ON cluster_primaries (municipality_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125103653_ClustersOverTime') THEN
    create extension if not exists btree_gist;
    alter table cluster_primaries add constraint no_two_primaries exclude using gist
        (municipality_id with =, area with =, daterange(valid_from, valid_to) with &&) where (is_own) deferrable initially deferred;
    insert into cluster_participations (cluster_id, party_id, role, valid_from)
        select cluster_id, municipality_id, role, founded_on
        from (
            select cluster_id, municipality_id, 'member' as role from cluster_members
            union all select cluster_id, municipality_id, 'engine' from cluster_members where engine) as parts
        join clusters on clusters.id = cluster_id;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125103653_ClustersOverTime') THEN
    DROP TABLE cluster_members;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125103653_ClustersOverTime') THEN
    INSERT INTO migrations (migration_id, product_version)
    VALUES ('20261125103653_ClustersOverTime', '10.0.15');
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125135336_Agreements') THEN
    CREATE TABLE agreements (
        id uuid NOT NULL,
        status text NOT NULL,
        owner_id uuid NOT NULL,
        name text NOT NULL,
        cluster_id uuid,
        areas text[] NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        warning_months integer NOT NULL,
        document text,
        sources text[] NOT NULL,
        keys jsonb NOT NULL,
        authority text NOT NULL,
        epoch timestamp with time zone NOT NULL,
        sequence bigint NOT NULL,
        CONSTRAINT pk_agreements PRIMARY KEY (id),
        CONSTRAINT ck_agreements_status CHECK (status in ('active', 'terminated'))
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125135336_Agreements') THEN
    CREATE TABLE agreement_parties (
        agreement_id uuid NOT NULL,
        id integer GENERATED BY DEFAULT AS IDENTITY,
        party_id uuid NOT NULL,
        signed_on date,
        withdrawn_on date,
        CONSTRAINT pk_agreement_parties PRIMARY KEY (agreement_id, id),
        CONSTRAINT fk_agreement_parties_agreements_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125135336_Agreements') THEN
    CREATE INDEX ix_agreement_parties_party_id ON agreement_parties (party_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125135336_Agreements') THEN
    CREATE INDEX ix_agreements_authority ON agreements (authority);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125135336_Agreements') THEN
    CREATE INDEX ix_agreements_cluster_id ON agreements (cluster_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125135336_Agreements') THEN
    INSERT INTO migrations (migration_id, product_version)
    VALUES ('20261125135336_Agreements', '10.0.15');
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125135557_Bodies') THEN
    CREATE TABLE bodies (
        id uuid NOT NULL,
        status text NOT NULL,
        owner_id uuid NOT NULL,
        belongs_to_id uuid NOT NULL,
        name text NOT NULL,
        kind text NOT NULL,
        secretariat_id uuid,
        leader_seat_id uuid,
        founded_on date,
        readings jsonb NOT NULL,
        rules jsonb NOT NULL,
        waivers jsonb NOT NULL,
        mandates jsonb NOT NULL,
        sources text[] NOT NULL,
        authority text NOT NULL,
        epoch timestamp with time zone NOT NULL,
        sequence bigint NOT NULL,
        CONSTRAINT pk_bodies PRIMARY KEY (id),
        CONSTRAINT ck_bodies_kind CHECK (kind in ('cooperation-body', 'working-committee', 'steering-group', 'reference-group', 'network', 'committee', 'other')),
        CONSTRAINT ck_bodies_status CHECK (status in ('active', 'dissolved'))
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125135557_Bodies') THEN
    CREATE TABLE body_seats (
        id uuid NOT NULL,
        kind text NOT NULL,
        voting boolean NOT NULL,
        optional boolean NOT NULL,
        appointed_by_id uuid,
        note text,
        valid_from date,
        valid_to date,
        body_id uuid NOT NULL,
        CONSTRAINT pk_body_seats PRIMARY KEY (id),
        CONSTRAINT ck_body_seats_kind CHECK (kind in ('municipal', 'research', 'user-organisation', 'association', 'health-trust', 'authority', 'other')),
        CONSTRAINT fk_body_seats_bodies_body_id FOREIGN KEY (body_id) REFERENCES bodies (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125135557_Bodies') THEN
    CREATE TABLE seat_holdings (
        id uuid NOT NULL,
        seat_id uuid NOT NULL,
        person_id uuid NOT NULL,
        role text NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        name_is_public boolean NOT NULL,
        body_id uuid NOT NULL,
        CONSTRAINT pk_seat_holdings PRIMARY KEY (id),
        CONSTRAINT ck_seat_holdings_role CHECK (role in ('holder', 'deputy')),
        CONSTRAINT fk_seat_holdings_bodies_body_id FOREIGN KEY (body_id) REFERENCES bodies (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125135557_Bodies') THEN
    CREATE UNIQUE INDEX ix_bodies_authority_name ON bodies (authority, name);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125135557_Bodies') THEN
    CREATE INDEX ix_bodies_belongs_to_id ON bodies (belongs_to_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125135557_Bodies') THEN
    CREATE INDEX ix_body_seats_body_id ON body_seats (body_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125135557_Bodies') THEN
    CREATE INDEX ix_seat_holdings_body_id ON seat_holdings (body_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125135557_Bodies') THEN
    CREATE INDEX ix_seat_holdings_person_id ON seat_holdings (person_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125135557_Bodies') THEN
    alter table seat_holdings add constraint no_two_in_a_seat exclude using gist
        (seat_id with =, role with =, daterange(valid_from, valid_to) with &&) deferrable initially deferred;
    delete from parties where kind = 'body' and (deployment is not null or name in ('KSF Helse', 'Referansegruppe for KSF'));
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125135557_Bodies') THEN
    INSERT INTO migrations (migration_id, product_version)
    VALUES ('20261125135557_Bodies', '10.0.15');
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125141313_ActorsByName') THEN
    CREATE INDEX ix_actors_label_id ON actors (label, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125141313_ActorsByName') THEN
    INSERT INTO migrations (migration_id, product_version)
    VALUES ('20261125141313_ActorsByName', '10.0.15');
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125172917_Settlements') THEN
    CREATE TABLE settlements (
        id uuid NOT NULL,
        sequence bigint NOT NULL,
        status text NOT NULL,
        owner_id uuid NOT NULL,
        reformed_on date NOT NULL,
        reform text NOT NULL,
        municipality_id uuid NOT NULL,
        part text NOT NULL,
        record_id uuid NOT NULL,
        part_id uuid NOT NULL,
        obstacle text,
        decision uuid[] NOT NULL,
        decided_by uuid,
        decided_at timestamp with time zone,
        decided_why text,
        CONSTRAINT pk_settlements PRIMARY KEY (id),
        CONSTRAINT ck_settlements_obstacle CHECK (obstacle in ('divided', 'moved', 'other-region', 'counted-elsewhere', 'appoints-already', 'both-contribute', 'full')),
        CONSTRAINT ck_settlements_part CHECK (part in ('membership', 'seat', 'secretariat', 'role', 'agreement')),
        CONSTRAINT ck_settlements_reform CHECK (reform in ('merge', 'split', 'move')),
        CONSTRAINT ck_settlements_status CHECK (status in ('open', 'settled', 'dismissed', 'passed-on'))
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125172917_Settlements') THEN
    CREATE UNIQUE INDEX ix_settlements_municipality_id_reformed_on_part_part_id ON settlements (municipality_id, reformed_on, part, part_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125172917_Settlements') THEN
    CREATE INDEX ix_settlements_owner_id_status_id ON settlements (owner_id, status, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125172917_Settlements') THEN
    INSERT INTO migrations (migration_id, product_version)
    VALUES ('20261125172917_Settlements', '10.0.15');
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173744_PartiesAsOrganisations') THEN
    ALTER TABLE parties ADD name_en text;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173744_PartiesAsOrganisations') THEN
    ALTER TABLE parties ADD name_nn text;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173744_PartiesAsOrganisations') THEN
    ALTER TABLE parties ADD organisation_number text;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173744_PartiesAsOrganisations') THEN
    ALTER TABLE parties ADD valid_from date;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173744_PartiesAsOrganisations') THEN
    ALTER TABLE parties ADD valid_to date;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173744_PartiesAsOrganisations') THEN
    CREATE TABLE outside_answers (
        address text NOT NULL,
        etag text,
        last_modified text,
        body text NOT NULL,
        read_at timestamp with time zone NOT NULL,
        CONSTRAINT pk_outside_answers PRIMARY KEY (address)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173744_PartiesAsOrganisations') THEN
    CREATE TABLE outside_registers (
        name text NOT NULL,
        last_update_id bigint,
        succeeded_at timestamp with time zone,
        changed integer NOT NULL,
        failed_at timestamp with time zone,
        failure text,
        CONSTRAINT pk_outside_registers PRIMARY KEY (name)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173744_PartiesAsOrganisations') THEN
    CREATE TABLE registered_units (
        organisation_number text NOT NULL,
        first_name text NOT NULL,
        name text NOT NULL,
        form text,
        municipality_number text,
        ended_on date,
        is_removed boolean NOT NULL,
        CONSTRAINT pk_registered_units PRIMARY KEY (organisation_number)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173744_PartiesAsOrganisations') THEN
    CREATE INDEX ix_parties_organisation_number ON parties (organisation_number);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173744_PartiesAsOrganisations') THEN
    INSERT INTO migrations (migration_id, product_version)
    VALUES ('20261125173744_PartiesAsOrganisations', '10.0.15');
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173827_ClustersAhead') THEN
    ALTER TABLE clusters DROP CONSTRAINT ck_clusters_status;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173827_ClustersAhead') THEN
    ALTER TABLE clusters ADD begins_on date;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173827_ClustersAhead') THEN
    ALTER TABLE clusters ADD ends_on date;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173827_ClustersAhead') THEN
    ALTER TABLE clusters ADD legal_forms jsonb NOT NULL DEFAULT '[]';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173827_ClustersAhead') THEN
    ALTER TABLE clusters ADD merged_into_id uuid;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173827_ClustersAhead') THEN
    ALTER TABLE clusters ADD model text;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173827_ClustersAhead') THEN
    ALTER TABLE clusters ADD plans jsonb NOT NULL DEFAULT '[]';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173827_ClustersAhead') THEN
    ALTER TABLE clusters ADD stated_on date NOT NULL DEFAULT DATE '-infinity';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173827_ClustersAhead') THEN
    ALTER TABLE cluster_participations ADD carried_from_id uuid;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173827_ClustersAhead') THEN
    ALTER TABLE bodies ADD meetings_per_year integer;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173827_ClustersAhead') THEN
    ALTER TABLE clusters ADD CONSTRAINT ck_clusters_status CHECK (status in ('idea', 'mobilising', 'established', 'dormant', 'dissolved', 'merged'));
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173827_ClustersAhead') THEN
    update clusters set stated_on = (now() at time zone 'Europe/Oslo')::date;
    update clusters set ends_on = (select max(valid_to) from cluster_participations where cluster_id = clusters.id) where status = 'dissolved';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125173827_ClustersAhead') THEN
    INSERT INTO migrations (migration_id, product_version)
    VALUES ('20261125173827_ClustersAhead', '10.0.15');
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125175916_Invitations') THEN
    ALTER TABLE actors DROP CONSTRAINT ck_actors_status;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125175916_Invitations') THEN
    CREATE TABLE invitations (
        id uuid NOT NULL,
        sequence bigint NOT NULL,
        status text NOT NULL,
        owner_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        role text NOT NULL,
        valid_from date,
        valid_to date,
        email text,
        language text NOT NULL,
        invited_by_id uuid NOT NULL,
        sent_at timestamp with time zone NOT NULL,
        expires_at timestamp with time zone NOT NULL,
        sendings integer NOT NULL,
        token_key_id text NOT NULL,
        token_hash bytea NOT NULL,
        accepted_by_id uuid,
        role_id uuid,
        settled_at timestamp with time zone,
        CONSTRAINT pk_invitations PRIMARY KEY (id),
        CONSTRAINT ck_invitations_language CHECK (language in ('bokmal', 'nynorsk', 'english')),
        CONSTRAINT ck_invitations_status CHECK (status in ('pending', 'accepted', 'withdrawn', 'expired')),
        CONSTRAINT fk_invitations_actors_accepted_by_id FOREIGN KEY (accepted_by_id) REFERENCES actors (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125175916_Invitations') THEN
    ALTER TABLE actors ADD CONSTRAINT ck_actors_status CHECK (status in ('registered', 'erased'));
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125175916_Invitations') THEN
    CREATE INDEX ix_invitations_accepted_by_id ON invitations (accepted_by_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125175916_Invitations') THEN
    CREATE INDEX ix_invitations_expires_at ON invitations (expires_at) WHERE status = 'pending';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125175916_Invitations') THEN
    CREATE INDEX ix_invitations_invited_by_id_sent_at ON invitations (invited_by_id, sent_at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125175916_Invitations') THEN
    CREATE INDEX ix_invitations_organisation_id ON invitations (organisation_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125175916_Invitations') THEN
    CREATE UNIQUE INDEX ix_invitations_token_hash ON invitations (token_hash);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125175916_Invitations') THEN
    INSERT INTO migrations (migration_id, product_version)
    VALUES ('20261125175916_Invitations', '10.0.15');
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125181534_Positions') THEN
    CREATE TABLE positions (
        id uuid NOT NULL,
        status text NOT NULL,
        owner_id uuid NOT NULL,
        kind text NOT NULL,
        title text NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        cluster_id uuid,
        areas text[] NOT NULL,
        funding text,
        person_id uuid,
        name_is_public boolean NOT NULL,
        authority text NOT NULL,
        epoch timestamp with time zone NOT NULL,
        sequence bigint NOT NULL,
        CONSTRAINT pk_positions PRIMARY KEY (id),
        CONSTRAINT ck_positions_kind CHECK (kind in ('shared-position', 'secondary-position', 'public-sector-phd')),
        CONSTRAINT ck_positions_status CHECK (status in ('active', 'ended'))
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125181534_Positions') THEN
    CREATE TABLE position_employers (
        position_id uuid NOT NULL,
        id integer GENERATED BY DEFAULT AS IDENTITY,
        party_id uuid NOT NULL,
        percent integer NOT NULL,
        CONSTRAINT pk_position_employers PRIMARY KEY (position_id, id),
        CONSTRAINT fk_position_employers_positions_position_id FOREIGN KEY (position_id) REFERENCES positions (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125181534_Positions') THEN
    CREATE INDEX ix_position_employers_party_id ON position_employers (party_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125181534_Positions') THEN
    CREATE INDEX ix_positions_authority ON positions (authority);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125181534_Positions') THEN
    CREATE INDEX ix_positions_cluster_id ON positions (cluster_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125181534_Positions') THEN
    CREATE INDEX ix_positions_person_id ON positions (person_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125181534_Positions') THEN
    INSERT INTO migrations (migration_id, product_version)
    VALUES ('20261125181534_Positions', '10.0.15');
    END IF;
END $EF$;
