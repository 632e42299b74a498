DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM pg_namespace WHERE nspname = 'platform') THEN
        CREATE SCHEMA platform;
    END IF;
END $EF$;
CREATE TABLE IF NOT EXISTS platform.migrations (
    migration_id character varying(150) NOT NULL,
    product_version character varying(32) NOT NULL,
    CONSTRAINT pk_migrations PRIMARY KEY (migration_id)
);


DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125033751_Initial') THEN
        IF NOT EXISTS(SELECT 1 FROM pg_namespace WHERE nspname = 'platform') THEN
            CREATE SCHEMA platform;
        END IF;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125033751_Initial') THEN
    CREATE TABLE platform.audit (
        id uuid NOT NULL,
        at timestamp with time zone NOT NULL,
        actor_id uuid,
        organisation_id uuid,
        action text NOT NULL,
        subject text NOT NULL,
        reason text,
        before jsonb,
        after jsonb,
        CONSTRAINT pk_audit PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125033751_Initial') THEN
    CREATE TABLE platform.copies (
        name text NOT NULL,
        shape text NOT NULL,
        asked_at timestamp with time zone NOT NULL,
        filled_at timestamp with time zone,
        CONSTRAINT pk_copies PRIMARY KEY (name)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125033751_Initial') THEN
    CREATE TABLE platform.epochs (
        id smallint NOT NULL,
        incarnation text NOT NULL,
        began_at timestamp with time zone NOT NULL,
        restated_at timestamp with time zone NOT NULL,
        CONSTRAINT pk_epochs PRIMARY KEY (id),
        CONSTRAINT ck_epochs_one CHECK (id = 1)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125033751_Initial') THEN
    CREATE TABLE platform.idempotent_answers (
        caller uuid NOT NULL,
        key text NOT NULL,
        request bytea NOT NULL,
        status integer NOT NULL,
        location text,
        e_tag text,
        body bytea NOT NULL,
        answered_at timestamp with time zone NOT NULL,
        CONSTRAINT pk_idempotent_answers PRIMARY KEY (caller, key)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125033751_Initial') THEN
    CREATE TABLE platform.inbox (
        event_id uuid NOT NULL,
        consumer text NOT NULL,
        handled_at timestamp with time zone NOT NULL,
        CONSTRAINT pk_inbox PRIMARY KEY (event_id, consumer)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125033751_Initial') THEN
    CREATE TABLE platform.known_actors (
        id uuid NOT NULL,
        authority text NOT NULL,
        epoch timestamp with time zone NOT NULL,
        sequence bigint NOT NULL,
        identity_hash bytea NOT NULL,
        CONSTRAINT pk_known_actors PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125033751_Initial') THEN
    CREATE TABLE platform.known_roles (
        id uuid NOT NULL,
        authority text NOT NULL,
        epoch timestamp with time zone NOT NULL,
        sequence bigint NOT NULL,
        actor_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        role text NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT pk_known_roles PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125033751_Initial') THEN
    CREATE TABLE platform.outbox (
        position bigint GENERATED ALWAYS AS IDENTITY,
        event_id uuid NOT NULL,
        subject text NOT NULL,
        sequence bigint NOT NULL,
        type text NOT NULL,
        exchange text NOT NULL,
        routing_key text NOT NULL,
        body text NOT NULL,
        trace_parent text,
        written_at timestamp with time zone NOT NULL,
        sent_at timestamp with time zone,
        leased_until timestamp with time zone,
        attempts integer NOT NULL,
        not_before timestamp with time zone,
        parked_at timestamp with time zone,
        error text,
        CONSTRAINT pk_outbox PRIMARY KEY (position)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125033751_Initial') THEN
    CREATE TABLE platform.restatements (
        noun text NOT NULL,
        first_start_at timestamp with time zone NOT NULL,
        requested_at timestamp with time zone,
        answered_at timestamp with time zone,
        CONSTRAINT pk_restatements PRIMARY KEY (noun)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125033751_Initial') THEN
    CREATE INDEX ix_audit_subject_at ON platform.audit (subject, at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125033751_Initial') THEN
    CREATE INDEX ix_idempotent_answers_answered_at ON platform.idempotent_answers (answered_at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125033751_Initial') THEN
    CREATE INDEX ix_inbox_handled_at ON platform.inbox (handled_at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125033751_Initial') THEN
    CREATE UNIQUE INDEX ix_known_actors_identity_hash ON platform.known_actors (identity_hash);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125033751_Initial') THEN
    CREATE INDEX ix_known_roles_actor_id ON platform.known_roles (actor_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125033751_Initial') THEN
    CREATE UNIQUE INDEX ix_outbox_event_id ON platform.outbox (event_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125033751_Initial') THEN
    CREATE INDEX ix_outbox_position ON platform.outbox (position) WHERE parked_at is not null;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125033751_Initial') THEN
    CREATE INDEX ix_outbox_position1 ON platform.outbox (position) WHERE sent_at is null and parked_at is null;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125033751_Initial') THEN
    CREATE INDEX ix_outbox_subject_position ON platform.outbox (subject, position) WHERE sent_at is null;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125033751_Initial') THEN
    CREATE UNIQUE INDEX ix_outbox_subject_sequence_type ON platform.outbox (subject, sequence, type);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125033751_Initial') THEN
    INSERT INTO platform.migrations (migration_id, product_version)
    VALUES ('20261125033751_Initial', '10.0.15');
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125173606_Mail') THEN
    CREATE TABLE platform.mail (
        key text NOT NULL,
        recipient text,
        language text,
        subject text,
        text text,
        html text,
        queued_at timestamp with time zone NOT NULL,
        not_before timestamp with time zone,
        leased_until timestamp with time zone,
        attempts integer NOT NULL,
        sent_at timestamp with time zone,
        given_up_at timestamp with time zone,
        error text,
        CONSTRAINT pk_mail PRIMARY KEY (key),
        CONSTRAINT ck_mail_finished CHECK ((sent_at is null and given_up_at is null) or (recipient is null and subject is null and text is null and html is null))
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125173606_Mail') THEN
    CREATE INDEX ix_mail_queued_at ON platform.mail (queued_at) WHERE sent_at is null and given_up_at is null;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM platform.migrations WHERE "migration_id" = '20261125173606_Mail') THEN
    INSERT INTO platform.migrations (migration_id, product_version)
    VALUES ('20261125173606_Mail', '10.0.15');
    END IF;
END $EF$;
