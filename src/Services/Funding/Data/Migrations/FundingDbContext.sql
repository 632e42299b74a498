CREATE TABLE IF NOT EXISTS migrations (
    migration_id character varying(150) NOT NULL,
    product_version character varying(32) NOT NULL,
    CONSTRAINT pk_migrations PRIMARY KEY (migration_id)
);


DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125015937_Initial') THEN
    CREATE TABLE known_clusters (
        id uuid NOT NULL,
        authority text NOT NULL,
        epoch timestamp with time zone NOT NULL,
        sequence bigint NOT NULL,
        name text NOT NULL,
        founded_on date NOT NULL,
        engine_ids uuid[] NOT NULL,
        member_count integer NOT NULL,
        CONSTRAINT pk_known_clusters PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125015937_Initial') THEN
    CREATE INDEX ix_known_clusters_founded_on_id ON known_clusters (founded_on, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125015937_Initial') THEN
    INSERT INTO migrations (migration_id, product_version)
    VALUES ('20261125015937_Initial', '10.0.15');
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125103308_ClusterMayHaveUnknownFounding') THEN
    ALTER TABLE known_clusters ALTER COLUMN founded_on DROP NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125103308_ClusterMayHaveUnknownFounding') THEN
    INSERT INTO migrations (migration_id, product_version)
    VALUES ('20261125103308_ClusterMayHaveUnknownFounding', '10.0.15');
    END IF;
END $EF$;
