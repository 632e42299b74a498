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

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125135449_AgreementContributions') THEN
    CREATE TABLE known_agreements (
        id uuid NOT NULL,
        name text NOT NULL,
        authority text NOT NULL,
        epoch timestamp with time zone NOT NULL,
        sequence bigint NOT NULL,
        CONSTRAINT pk_known_agreements PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125135449_AgreementContributions') THEN
    CREATE TABLE agreement_contributions (
        year integer NOT NULL,
        party_id uuid NOT NULL,
        agreement_id uuid NOT NULL,
        amount numeric(14,2) NOT NULL,
        kind text NOT NULL,
        CONSTRAINT pk_agreement_contributions PRIMARY KEY (agreement_id, year, party_id),
        CONSTRAINT fk_agreement_contributions_known_agreements_agreement_id FOREIGN KEY (agreement_id) REFERENCES known_agreements (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125135449_AgreementContributions') THEN
    CREATE INDEX ix_agreement_contributions_party_id ON agreement_contributions (party_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125135449_AgreementContributions') THEN
    CREATE INDEX ix_agreement_contributions_year_agreement_id_party_id ON agreement_contributions (year, agreement_id, party_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM migrations WHERE "migration_id" = '20261125135449_AgreementContributions') THEN
    INSERT INTO migrations (migration_id, product_version)
    VALUES ('20261125135449_AgreementContributions', '10.0.15');
    END IF;
END $EF$;
