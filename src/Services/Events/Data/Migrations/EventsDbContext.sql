CREATE TABLE IF NOT EXISTS migrations (
    migration_id character varying(150) NOT NULL,
    product_version character varying(32) NOT NULL,
    CONSTRAINT pk_migrations PRIMARY KEY (migration_id)
);


DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125015948_Initial') THEN
    CREATE TABLE log (
        position bigint GENERATED ALWAYS AS IDENTITY,
        event_id uuid NOT NULL,
        source text NOT NULL,
        type text COLLATE "C" NOT NULL,
        json text NOT NULL,
        appended_at timestamp with time zone NOT NULL,
        CONSTRAINT pk_log PRIMARY KEY (position)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125015948_Initial') THEN
    CREATE TABLE log_identity (
        id uuid NOT NULL DEFAULT (gen_random_uuid()),
        CONSTRAINT pk_log_identity PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125015948_Initial') THEN
    CREATE UNIQUE INDEX ix_log_event_id_source ON log (event_id, source);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125015948_Initial') THEN
    CREATE INDEX ix_log_type_position ON log (type, position);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125015948_Initial') THEN
    insert into log_identity default values;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125015948_Initial') THEN
    INSERT INTO migrations (migration_id, product_version)
    VALUES ('20261125015948_Initial', '10.0.15');
    END IF;
END $EF$;
